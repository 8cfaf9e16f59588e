import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '../database.ts'
import { fingerprint } from '../fingerprint.ts'
import { inProject } from '../paths.ts'
import { tryPort } from '../ports.ts'
import { runNode } from '../processes.ts'
import { TOOLS } from '../tools.ts'

/** Le plancher qui sert : une page vide et une liste de 25 lignes. */
export type Floor = { empty: string; list: string; pid: number; stop(): void }

const FOLDER = inProject('scripts', 'bench', 'plancher')
const SOURCES = ['app', 'next.config.mjs'].map((name) => `scripts/bench/plancher/${name}`)

/**
 * Construit s’il le faut, et sert, un Next nu de la même version : ce que coûterait une liste sans rien de nous.
 * @param databaseUrl une base où il pose sa table de mille lignes.
 */
export async function startFloor(databaseUrl: string): Promise<Floor> {
  await fillTable(databaseUrl)
  await build()
  const port = (await tryPort(0)) ?? 0
  const child = spawn(process.execPath, [TOOLS.next, 'start', '-p', String(port)], {
    cwd: FOLDER,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', PLANCHER_URL: databaseUrl },
  })
  const stop = () => void child.kill('SIGTERM')
  process.once('exit', stop)
  const url = `http://127.0.0.1:${port}`
  await ready(url, child)
  return { empty: url, list: `${url}/liste`, pid: child.pid ?? 0, stop }
}

async function build(): Promise<void> {
  const mark = `${FOLDER}/.next/empreinte`
  const wanted = fingerprint(...SOURCES, 'node_modules/next/package.json')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  // webpack : turbopack prendrait, au-dessus de ce dossier, `instrumentation.ts` et `middleware.ts` du portail.
  await runNode([TOOLS.next, 'build', '--webpack', FOLDER], { env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }, quiet: true })
  writeFileSync(mark, wanted)
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (let turn = 0; turn < 300; turn++) {
    if ((await fetch(url).catch(() => undefined))?.ok) return
    if (child.exitCode !== null) break
    await sleep(100)
  }
  throw new Error('Le plancher du banc n’a pas démarré.')
}

const fillTable = (databaseUrl: string): Promise<unknown> =>
  withClient(databaseUrl, (client) =>
    client.query(`
      DROP TABLE IF EXISTS plancher;
      CREATE TABLE plancher (id int PRIMARY KEY, siren char(9) NOT NULL, objet text NOT NULL, statut text NOT NULL, numero text NOT NULL, modifie_le timestamptz NOT NULL);
      INSERT INTO plancher SELECT n, '900000019', 'Question ' || n, 'En cours', 'CP-2026-' || lpad(n::text, 7, '0') || '-0', now() - n * interval '1 hour' FROM generate_series(1, 1000) n;
      CREATE INDEX ON plancher (siren, modifie_le DESC, id);
      ANALYZE plancher`),
  )
