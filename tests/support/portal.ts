import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, DATABASE_NAME, databaseUrls, ensureRoles, withClient } from '../../scripts/database.ts'
import { listHolders } from '../../scripts/lock.ts'
import { inProject } from '../../scripts/paths.ts'
import { type Cluster, openCluster } from '../../scripts/postgres.ts'
import { readSecrets } from '../../scripts/secrets.ts'
import { expectFreePort, expectCalmLog, NO_FILES, portalReady, stopHolders } from './portal-process.ts'
import { borrowTemplates, dropByName, ensureTemplate } from './templates.ts'

// Un portail de production à lui, avec sa base et son port : E2E_NUMERO en fait vivre plusieurs côte à côte.
const NUMERO = Number(process.env.E2E_NUMERO ?? 0)
const DATA_DIR = inProject('.data', NUMERO ? `e2e-${NUMERO}` : 'e2e')
const PORT = 3100 + NUMERO
/** Ce que le portail des essais écrit de lui-même. */
export const PORTAL_LOG = join(DATA_DIR, 'portail.log')
/** Ce que les navigateurs des parcours ont tapé ou reçu de secret (voir `secrets-vus.ts`) ; une série neuve l’oublie. */
export const SECRETS_VUS = join(DATA_DIR, 'secrets-vus.jsonl')
// Ce qui viendrait d’un autre portail, ou ferait croire au lanceur que npm est son parent.
const FOREIGN = ['DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_SYSTEME_URL', 'APP_URL', 'HOST', 'NODE_ENV', 'NODE_OPTIONS', 'npm_lifecycle_event']
const START_MS = 300_000

/** L’adresse du portail des essais. */
export const PORTAL_URL = `http://localhost:${PORT}`

/** Avant les parcours : un portail neuf sur le monde de démonstration. Rend ce qui l’arrête. */
export default async function openPortal(): Promise<() => Promise<void>> {
  rmSync(SECRETS_VUS, { force: true })
  await startPortal()
  return async () => {
    await stopPortal()
    expectCalmLog(said())
  }
}

/** Démarre le portail sur une base neuve, copiée du monde de démonstration. */
export async function startPortal(environment: Record<string, string> = {}): Promise<void> {
  mkdirSync(DATA_DIR, { recursive: true })
  await stopPortal()
  await borrowTemplates(DATA_DIR)
  const server = await cluster()
  const world = await ensureTemplate(server, DATA_DIR, 'monde')
  await dropByName(server, DATABASE_NAME)
  await createDatabase(server.adminUrl(), DATABASE_NAME, world)
  await serve(environment)
}

/** Arrête le portail et sa base, dans l’ordre ; sans effet quand il ne tourne pas. */
export async function stopPortal(): Promise<void> {
  await stopHolders(DATA_DIR)
}

/** Le processus qui sert le portail des essais. @throws quand il ne tourne pas. */
export function portalPid(): number {
  const [holder] = listHolders(DATA_DIR)
  if (!holder) throw new Error('Le portail des essais ne tourne pas.')
  return holder.pid
}

/** Les processus de sa base, le premier étant le serveur : de quoi la tuer ou la mettre en pause, comme une panne. */
export async function databaseProcesses(): Promise<number[]> {
  const server = await cluster()
  const { rows } = await withClient(server.adminUrl(), (client) => client.query<{ pid: number }>('SELECT pid FROM pg_stat_activity'))
  return [server.pid() ?? 0, ...rows.map(({ pid }) => pid)]
}

/** L’adresse de sa base, pour son propriétaire. */
export const ownerUrl = async (): Promise<string> => databaseUrls((await cluster()).port, DATABASE_NAME, readSecrets(DATA_DIR)).DATABASE_URL

/** La même, pour l’administrateur du serveur. */
export const adminUrl = async (): Promise<string> => (await cluster()).adminUrl(DATABASE_NAME)

const said = (): string => (existsSync(PORTAL_LOG) ? readFileSync(PORTAL_LOG, 'utf8') : '')

async function cluster(): Promise<Cluster> {
  const secrets = readSecrets(DATA_DIR)
  const server = await openCluster({ dataDir: DATA_DIR, password: secrets.POSTGRES_PASSWORD, durable: false })
  await ensureRoles(server.adminUrl(), secrets)
  return server
}

async function serve(environment: Record<string, string>): Promise<void> {
  await expectFreePort(PORTAL_URL)
  const log = openSync(PORTAL_LOG, 'w')
  const env: Record<string, string | undefined> = { ...process.env, DATA_DIR, PORT: String(PORT), DEMO: 'oui', ...NO_FILES, ...environment }
  for (const name of FOREIGN) delete env[name]
  const child = spawn(process.execPath, [inProject('scripts', 'bootstrap.mjs'), 'start'], {
    env: env as NodeJS.ProcessEnv,
    detached: true,
    stdio: ['ignore', log, log],
  })
  child.unref()
  await portalReady({ dataDir: DATA_DIR, url: PORTAL_URL, child, said, limitMs: START_MS })
}
