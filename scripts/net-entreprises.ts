import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import type { PortalEnvironment } from './environment.ts'
import { inProject } from './paths.ts'
import { say } from './progress.ts'

/** Le remplaçant d’un service du dehors qui tourne, et ce que le portail doit en savoir. */
export type StandIn = { environment: PortalEnvironment; stop: () => void }

const PATIENCE_MS = 15_000
/** Aucun remplaçant : le portail s’en passe. */
export const NO_STAND_IN: StandIn = { environment: {}, stop: () => undefined }

/** Toujours la même pour un portail : un lien ne vaut que pour son émetteur. Par son numéro, pour que le navigateur y voie un autre site. */
const issuerOf = (port: number): string => `http://127.0.0.1:${port <= 55_535 ? port + 10_000 : port - 10_000}`

/**
 * Lance, pour une démonstration, le remplaçant de Net-entreprises : un autre processus, sur un autre port de cette machine. Sans lui, le portail marche et
 * ne propose pas Net-entreprises, et le dit. Configuré, il n’a pas de remplaçant.
 * @param port celui du portail.
 */
export async function openStandIn(port: number): Promise<StandIn> {
  if (process.env.NET_ENTREPRISES_EMETTEUR) return NO_STAND_IN
  const [EMETTEUR, SECRET] = [issuerOf(port), randomBytes(32).toString('base64url')]
  const PORTAIL = process.env.APP_URL ?? `http://localhost:${port}`
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [inProject('scripts', 'net-entreprises', 'serveur.mjs')], {
    env: { PATH, HOME, NODE_ENV: 'production', EMETTEUR, SECRET, PORTAIL } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  if (!(await isReady(child))) {
    child.kill()
    say('… Net-entreprises : son remplaçant n’a pas démarré, le portail ne le propose pas')
    return NO_STAND_IN
  }
  return {
    environment: { NET_ENTREPRISES_EMETTEUR: EMETTEUR, NET_ENTREPRISES_CLIENT: 'portail', NET_ENTREPRISES_SECRET: SECRET },
    stop: () => void child.kill(),
  }
}

function isReady(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), PATIENCE_MS)
    const end = (ready: boolean) => {
      clearTimeout(late)
      resolve(ready)
    }
    child.once('message', (said: { pret?: boolean }) => end(said.pret === true))
    child.once('error', () => end(false))
    child.once('exit', () => end(false))
  })
}
