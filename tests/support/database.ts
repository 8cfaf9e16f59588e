import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase, type DatabaseUrls, databaseUrls, ensureRoles, withClient } from '../../scripts/database.ts'
import { demonstrationEnvironment, type PortalEnvironment } from '../../scripts/environment.ts'
import { generateClient } from '../../scripts/generate.ts'
import { takeFolder } from '../../scripts/lock.ts'
import { inProject } from '../../scripts/paths.ts'
import { isRunning } from '../../scripts/processes.ts'
import { type Cluster, openCluster } from '../../scripts/postgres.ts'
import { readSecrets } from '../../scripts/secrets.ts'
import { dropByName, ensureTemplate, type Template, worldPrint } from './templates.ts'

/** Une base à soi et ses trois adresses ; `adminUrl` est celle de l’administrateur, pour ce qu’aucun rôle du portail ne peut. */
export type TestDatabase = { name: string; urls: DatabaseUrls; adminUrl: string }

const DATA_DIR = inProject('.data', 'test')
const RUNS = join(DATA_DIR, 'essais')

/** Vitest l’appelle avant une série : le serveur tourne, l’accès aux données est généré, les restes d’une série tuée sont effacés. */
export async function setup(): Promise<void> {
  await alone(async () => {
    mkdirSync(RUNS, { recursive: true })
    writeFileSync(join(RUNS, String(process.pid)), '')
    await generateClient()
    process.env.EMPREINTE_MONDE = worldPrint()
    await dropOrphans(await testCluster())
  })
}

/** Vitest l’appelle après une série : la dernière à partir arrête le serveur. */
export async function teardown(): Promise<void> {
  await alone(async () => {
    rmSync(join(RUNS, String(process.pid)), { force: true })
    if (readdirSync(RUNS).every((pid) => !isRunning(Number(pid)))) await (await testCluster()).stop()
  })
}

/** Joue le monde de démonstration dans son modèle, s’il manque : une série l’y trouve, au lieu d’attendre qu’un de ses essais le joue. */
export async function prepareWorld(): Promise<void> {
  await setup()
  await ensureTemplate(await testCluster(), DATA_DIR, 'monde')
  await teardown()
}

/** Crée une base à soi, copie d’un modèle (construit au premier appel) ou d’une autre où plus personne n’est connecté. À effacer par `dropDatabase`. */
export async function cloneDatabase(from: Template | TestDatabase = 'monde'): Promise<TestDatabase> {
  const server = await testCluster()
  const source = typeof from === 'string' ? await ensureTemplate(server, DATA_DIR, from) : from.name
  const name = `essai_${process.pid}_${randomUUID().slice(0, 8)}`
  await createDatabase(server.adminUrl(), name, source)
  return { name, urls: databaseUrls(server.port, name, readSecrets(DATA_DIR)), adminUrl: server.adminUrl(name) }
}

/** Efface une base de `cloneDatabase`, en fermant ce qui y est encore connecté. */
export async function dropDatabase(database: TestDatabase): Promise<void> {
  await dropByName(await testCluster(), database.name)
}

/** L’environnement du portail sur cette base, tel que le lanceur le donnerait ; sans ouvrier à côté de l’essai. */
export function testEnvironment(database: TestDatabase): PortalEnvironment {
  return { ...demonstrationEnvironment(DATA_DIR, database.urls, 3000), OUVRIER: 'non', POOL_MAX: '60', ANNUAIRE: 'aucun' }
}

let opened: Promise<Cluster> | undefined

function testCluster(): Promise<Cluster> {
  opened ??= (async () => {
    const secrets = readSecrets(DATA_DIR)
    const server = await openCluster({ dataDir: DATA_DIR, password: secrets.POSTGRES_PASSWORD, durable: false, maxConnections: 300 })
    await ensureRoles(server.adminUrl(), secrets)
    return server
  })()
  return opened
}

/** Plusieurs séries partagent le serveur : aucune ne le démarre ni ne l’arrête pendant qu’une autre le fait. */
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
