import { spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, DATABASE_NAME, databaseUrls, type DatabaseUrls, ensureRoles } from '../../scripts/database.ts'
import { isAlive, listHolders } from '../../scripts/lock.ts'
import { inProject } from '../../scripts/paths.ts'
import { type Cluster, openCluster } from '../../scripts/postgres.ts'
import { readSecrets } from '../../scripts/secrets.ts'
import { expectCalmLog, expectFreePort, portalReady, stopHolders } from './portal-process.ts'
import { dropByName, ensureTemplate } from './templates.ts'

const NUMERO = Number(process.env.E2E_NUMERO ?? 0)
const DATA_DIR = inProject('.data', `e2e-externe${NUMERO ? `-${NUMERO}` : ''}`)
// Ce qui viendrait d’un autre portail, ou ferait croire au lanceur que npm est son parent.
const FOREIGN = ['APP_URL', 'NODE_ENV', 'NODE_OPTIONS', 'npm_lifecycle_event']
const START_MS = 300_000

/** Une instance qui sert ; `log` est ce qu’elle a écrit jusqu’ici, `crash` la tue net. */
export type Instance = { url: string; log(): string; crash(): Promise<void> }

/** Une base d’ailleurs : un serveur à elle, que le portail ne connaît que par ses adresses. */
export type Ailleurs = { urls: DatabaseUrls; server: Cluster; open(rang: number): Promise<Instance>; close(): Promise<void> }

/**
 * Ouvre une base d’ailleurs, copie du monde de démonstration ; `open` lance dessus une instance de plus. Toutes partagent un même dossier et les mêmes
 * secrets.
 * @param environment ce que chaque instance reçoit de plus.
 */
export async function openAilleurs(environment: Record<string, string>): Promise<Ailleurs> {
  mkdirSync(DATA_DIR, { recursive: true })
  await stopHolders(DATA_DIR)
  const secrets = readSecrets(DATA_DIR)
  const server = await openCluster({ dataDir: DATA_DIR, password: secrets.POSTGRES_PASSWORD, durable: false })
  await ensureRoles(server.adminUrl(), secrets)
  const world = await ensureTemplate(server, DATA_DIR, 'monde')
  await dropByName(server, DATABASE_NAME)
  await createDatabase(server.adminUrl(), DATABASE_NAME, world)
  const urls = databaseUrls(server.port, DATABASE_NAME, secrets)
  const logs: (() => string)[] = []
  return {
    urls,
    server,
    async open(rang) {
      const instance = await startInstance(DATA_DIR, 3500 + 10 * NUMERO + rang, { ...environment, ...urls })
      logs.push(instance.log)
      return instance
    },
    async close() {
      await stopHolders(DATA_DIR)
      await server.stop()
      for (const said of logs) expectCalmLog(said())
    },
  }
}

/** Lance un portail sur ce dossier, à ce port, avec cet environnement, et attend qu’il serve. */
export async function startInstance(dataDir: string, port: number, environment: Record<string, string>): Promise<Instance> {
  mkdirSync(dataDir, { recursive: true })
  const url = `http://localhost:${port}`
  await expectFreePort(url)
  const file = join(dataDir, `portail-${port}.log`)
  const log = openSync(file, 'w')
  const own = Object.fromEntries(Object.entries(process.env).filter(([variable]) => !FOREIGN.includes(variable)))
  const env: Record<string, string | undefined> = { ...own, DATA_DIR: dataDir, PORT: String(port), DEMO: 'oui', ...environment }
  const child = spawn(process.execPath, [inProject('scripts', 'bootstrap.mjs'), 'start'], {
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', log, log],
  })
  const said = () => readFileSync(file, 'utf8')
  await portalReady({ dataDir, url, child, said, limitMs: START_MS })
  const crash = async () => {
    const holder = listHolders(dataDir).find(({ address }) => address === url)
    if (!holder) throw new Error('Cette instance ne tourne pas.')
    process.kill(holder.pid, 'SIGKILL')
    while (await isAlive(holder)) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { url, log: said, crash }
}
