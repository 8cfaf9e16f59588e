import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase, type DatabaseUrls, databaseUrls, ensureRoles, withClient } from '../../scripts/database.ts'
import { demonstrationEnvironment, type PortalEnvironment } from '../../scripts/environment.ts'
import { generateClient } from '../../scripts/generate.ts'
import { takeFolder } from '../../scripts/lock.ts'
import { inProject } from '../../scripts/paths.ts'
import { type Cluster, openCluster } from '../../scripts/postgres.ts'
import { readSecrets } from '../../scripts/secrets.ts'
import { dropByName, ensureTemplate, type Template } from './templates.ts'

/** A database of its own, and its three addresses; `adminUrl` is the superuser's, for what no role of the portal may do. */
export type TestDatabase = { name: string; urls: DatabaseUrls; adminUrl: string }

const DATA_DIR = inProject('.data', 'test')
const RUNS = join(DATA_DIR, 'essais')

/** Vitest calls it once before a run: the server is up, the data client generated, what a killed run left is dropped. */
export async function setup(): Promise<void> {
  await alone(async () => {
    mkdirSync(RUNS, { recursive: true })
    writeFileSync(join(RUNS, String(process.pid)), '')
    await generateClient()
    await dropOrphans(await testCluster())
  })
}

/** Vitest calls it once after a run: the last run to leave stops the server. */
export async function teardown(): Promise<void> {
  await alone(async () => {
    rmSync(join(RUNS, String(process.pid)), { force: true })
    if (readdirSync(RUNS).every((pid) => !isRunning(Number(pid)))) await (await testCluster()).stop()
  })
}

/** Makes a database of its own, copied from a template (built at the first call). Drop it with `dropDatabase`. */
export async function cloneDatabase(template: Template = 'monde'): Promise<TestDatabase> {
  const server = await testCluster()
  const source = await ensureTemplate(server, DATA_DIR, template)
  const name = `essai_${process.pid}_${randomUUID().slice(0, 8)}`
  await createDatabase(server.adminUrl(), name, source)
  return { name, urls: databaseUrls(server.port, name, readSecrets(DATA_DIR)), adminUrl: server.adminUrl(name) }
}

/** Drops a database made by `cloneDatabase`, closing whatever is still connected to it. */
export async function dropDatabase(database: TestDatabase): Promise<void> {
  await dropByName(await testCluster(), database.name)
}

/** The environment of the portal on this database, as the launcher would give it; no worker runs beside the test. */
export function testEnvironment(database: TestDatabase): PortalEnvironment {
  return { ...demonstrationEnvironment(DATA_DIR, database.urls, 3000), OUVRIER: 'non' }
}

let opened: Promise<Cluster> | undefined

function testCluster(): Promise<Cluster> {
  opened ??= (async () => {
    const secrets = readSecrets(DATA_DIR)
    const server = await openCluster({ dataDir: DATA_DIR, password: secrets.POSTGRES_PASSWORD, durable: false, maxConnections: 300 })
    await ensureRoles(server.adminUrl(), secrets, true)
    return server
  })()
  return opened
}

/** Several runs share the server: none may start or stop it while another does. */
async function alone(run: () => Promise<void>): Promise<void> {
  for (;;) {
    const taken = await takeFolder(DATA_DIR)
    if ('lock' in taken) {
      try {
        return await run()
      } finally {
        taken.lock.release()
      }
    }
    await sleep(200)
  }
}

async function dropOrphans(server: Cluster): Promise<void> {
  const { rows } = await withClient(server.adminUrl(), (client) =>
    client.query<{ datname: string }>(`SELECT datname FROM pg_database WHERE datname LIKE 'essai\\_%'`),
  )
  for (const { datname } of rows) {
    if (!isRunning(Number(datname.split('_')[1]))) await dropByName(server, datname)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
