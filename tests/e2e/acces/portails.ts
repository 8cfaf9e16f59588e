import { spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase, DATABASE_NAME, databaseUrls, type DatabaseUrls, ensureRoles } from '../../../scripts/database.ts'
import { isAlive, listHolders } from '../../../scripts/lock.ts'
import { inProject } from '../../../scripts/paths.ts'
import { type Cluster, openCluster } from '../../../scripts/postgres.ts'
import { readSecrets } from '../../../scripts/secrets.ts'
import { expectFreePort, expectCalmLog, NO_FILES, portalReady, stopHolders } from '../../support/portal-process.ts'
import { borrowTemplates, dropByName, ensureTemplate } from '../../support/templates.ts'

const NUMERO = Number(process.env.E2E_NUMERO ?? 0)
const SUFFIX = NUMERO ? `-${NUMERO}` : ''
const MAIN_DIR = inProject('.data', `e2e${SUFFIX}`)
// Ce qui viendrait d’un autre portail, ou ferait croire au lanceur que npm est son parent.
const FOREIGN = ['DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_SYSTEME_URL', 'APP_URL', 'HOST', 'NODE_ENV', 'NODE_OPTIONS', 'npm_lifecycle_event']
const START_MS = 120_000

/** Un portail de plus, à côté de celui des parcours ; `log` est ce qu’il a écrit jusqu’ici. */
export type OtherPortal = { url: string; log(): string; stop(): Promise<void> }

/** Le dossier de données du portail des parcours. */
export const mainDir = () => MAIN_DIR

/** Les secrets du portail des parcours : de quoi forger ce que seul le serveur devrait savoir écrire. */
export const mainSecrets = () => readSecrets(MAIN_DIR)

/** La base du portail des parcours. */
export async function mainDatabase(): Promise<DatabaseUrls> {
  return databaseUrls((await openServer(MAIN_DIR)).port, DATABASE_NAME, mainSecrets())
}

/** `crash` le tue sans préavis (SIGKILL) ; `restart` le remet en marche sur la même base, à la même adresse. */
export type ApartPortal = OtherPortal & {
  server: () => Promise<Cluster>
  urls: DatabaseUrls
  /** Le processus qui sert : un autre, c’est qu’il a redémarré. */
  pid(): number
  crash(): Promise<void>
  restart(): Promise<void>
}

/**
 * Un portail et une base à lui, que l’on peut casser sans gêner personne.
 * @param through les adresses que le portail reçoit à la place des vraies, comme d’une base d’ailleurs : il ne veille alors pas sur elle.
 */
export async function openApart(environment: Record<string, string>, through?: (urls: DatabaseUrls) => Promise<DatabaseUrls>): Promise<ApartPortal> {
  const name = `e2e-pannes${SUFFIX}`
  const dataDir = inProject('.data', name)
  await stopHolders(dataDir)
  await borrowTemplates(dataDir)
  const server = await openServer(dataDir)
  const world = await ensureTemplate(server, dataDir, 'monde')
  await dropByName(server, DATABASE_NAME)
  await createDatabase(server.adminUrl(), DATABASE_NAME, world)
  const urls = databaseUrls(server.port, DATABASE_NAME, readSecrets(dataDir))
  const given = { ...environment, ...(await through?.(urls)) }
  const portal = await start(name, 3300 + NUMERO, given)
  const held = () => {
    const [holder] = listHolders(dataDir)
    if (!holder) throw new Error('Le portail ne tourne pas.')
    return holder
  }
  const crash = async () => {
    const holder = held()
    process.kill(holder.pid, 'SIGKILL')
    while (await isAlive(holder)) await sleep(10)
  }
  const restart = async () => void (await start(name, 3300 + NUMERO, given))
  const stop = async () => {
    await portal.stop()
    if (through) await (await openServer(dataDir)).stop()
  }
  return { ...portal, stop, urls, server: () => openServer(dataDir), pid: () => held().pid, crash, restart }
}

async function openServer(dataDir: string): Promise<Cluster> {
  const secrets = readSecrets(dataDir)
  const server = await openCluster({ dataDir, password: secrets.POSTGRES_PASSWORD, durable: false })
  await ensureRoles(server.adminUrl(), secrets)
  return server
}

async function start(name: string, port: number, environment: Record<string, string>): Promise<OtherPortal> {
  const dataDir = inProject('.data', name)
  const url = `http://localhost:${port}`
  mkdirSync(dataDir, { recursive: true })
  await stopHolders(dataDir)
  await expectFreePort(url)
  const file = join(dataDir, 'portail.log')
  const log = openSync(file, 'w')
  const own = Object.fromEntries(Object.entries(process.env).filter(([variable]) => !FOREIGN.includes(variable)))
  const env: Record<string, string | undefined> = { ...own, ...environment, DATA_DIR: dataDir, PORT: String(port), DEMO: 'oui', ...NO_FILES }
  const child = spawn(process.execPath, [inProject('scripts', 'bootstrap.mjs'), 'start'], {
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', log, log],
  })
  const said = () => readFileSync(file, 'utf8')
  await portalReady({ dataDir, url, child, said, limitMs: START_MS })
  const stop = async () => {
    await stopHolders(dataDir)
    expectCalmLog(said())
  }
  return { url, log: said, stop }
}
