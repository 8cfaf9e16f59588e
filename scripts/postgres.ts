import { spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { tryPort } from './ports.ts'
import { discardForeignPid, livePid, readPostmaster } from './postgres-process.ts'
import { type Account, serverAccount, serverFolder, serverProgram } from './postgres-account.ts'

/** Un serveur PostgreSQL sur un dossier de cette machine. */
export type Cluster = {
  port: number
  /** L’adresse d’une base pour l’administrateur du serveur. */
  adminUrl(database?: string): string
  /** Son processus tant qu’il vit, en pause comprise ; ne lui demande rien. */
  pid(): number | undefined
  stop(mode?: 'fast' | 'immediate'): Promise<void>
}

/** `durable: false` échange la sûreté contre la vitesse : pour les essais seulement. `port` : celui-ci ou rien. */
export type ClusterOptions = { dataDir: string; password: string; durable?: boolean; maxConnections?: number; port?: number; signal?: AbortSignal }

const START_SECONDS = 30

/**
 * Le serveur PostgreSQL d’un dossier de données : repris quand l’ancien répond encore, sinon créé et démarré.
 * Jamais deux sur un dossier : PostgreSQL refuse de lui-même, et on réessaie 30 s le temps qu’un ancien finisse.
 * @throws avec la fin du journal du serveur quand il ne vient pas.
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const account = serverAccount()
  const folder = serverFolder(options.dataDir, account)
  if (!existsSync(join(folder, 'data', 'PG_VERSION'))) await initialise(folder, options, account)
  const deadline = Date.now() + START_SECONDS * 1000
  let failure: unknown
  while (Date.now() < deadline && !options.signal?.aborted) {
    const live = await livePort(folder, options.password)
    if (live) return cluster(folder, live, options, account)
    try {
      const port = options.port ?? (await freePort(folder))
      await start(folder, port, options, account)
      // Une fois ouvert seulement : un autre lancement qui perd la course ne doit pas changer le port noté.
      writeFileSync(join(folder, 'port'), String(port))
    } catch (error) {
      failure = error
      await sleep(300)
    }
  }
  throw new Error(`PostgreSQL n’a pas démarré en ${START_SECONDS} s. ${lastLog(folder)}`, { cause: failure })
}

/** Lance un outil de PostgreSQL sous le compte du serveur, dans un groupe à lui pour que Ctrl-C n’atteigne pas la base. */
function run(file: string, args: string[], folder: string, account: Account, tolerate = false): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...account,
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' },
    })
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    child.on('error', reject)
    // `exit` et non `close` : le serveur que pg_ctl laisse derrière lui garde le tuyau ouvert.
    child.on('exit', (code) => {
      child.stderr.destroy()
      if (code === 0 || tolerate) resolve()
      else reject(new Error(`${file} ${args[0]} : code ${code}. ${errors.trim()}`))
    })
  })
}

async function initialise(folder: string, { password, durable = true }: ClusterOptions, account: Account): Promise<void> {
  const passwordFile = join(folder, 'mot-de-passe')
  rmSync(join(folder, 'data'), { recursive: true, force: true })
  if (!durable) placeInMemory(folder, account)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  const args = [`--pgdata=${join(folder, 'data')}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8']
  // Le tri intégré est le même sur toute machine ; les noms que l’on lit sont triés par "fr-x-icu".
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync']
  try {
    await run(serverProgram('initdb', account), [...args, ...locale], folder, account)
  } catch (error) {
    rmSync(join(folder, 'data'), { recursive: true, force: true })
    throw error
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Des fichiers d’essai vivent en mémoire quand `npm test` en a trouvé la place (`memoire.ts`). */
function placeInMemory(folder: string, account: Account): void {
  const memoire = process.env.BASES_EN_MEMOIRE
  if (!memoire) return
  const place = mkdtempSync(join(memoire, 'postgres-'))
  if (account) chownSync(place, account.uid, account.gid)
  symlinkSync(place, join(folder, 'data'))
}

async function start(folder: string, port: number, options: ClusterOptions, account: Account): Promise<void> {
  discardForeignPid(folder)
  const durable = options.durable ?? true
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: String(options.maxConnections ?? 100),
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    // Nos requêtes sont courtes : lancer des ouvriers pour une seule coûte plus que la faire, et prend le cœur d’à côté.
    max_parallel_workers_per_gather: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
  }
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`)
  const log = join(folder, 'postgres.log')
  await run(
    serverProgram('pg_ctl', account),
    ['start', '-w', '-t', '20', '-D', join(folder, 'data'), '-l', log, '-o', flags.join(' ')],
    folder,
    account,
  )
}

/** Le port du serveur qui vit sur ce dossier et répond à notre mot de passe ; sinon `undefined`. */
async function livePort(folder: string, password: string): Promise<number | undefined> {
  const port = Number(readPostmaster(folder)?.port)
  if (!port) return undefined
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres', connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`)
    return rows[0]?.folder === join(folder, 'data') ? port : undefined
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Le port de la dernière fois quand il est libre, pour que les adresses notées restent vraies ; sinon un nouveau. */
async function freePort(folder: string): Promise<number> {
  const file = join(folder, 'port')
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const port = (last && (await tryPort(last, '127.0.0.1'))) || (await tryPort(0, '127.0.0.1'))
  if (!port) throw new Error('Aucun port libre pour PostgreSQL.')
  return port
}

function cluster(folder: string, port: number, options: ClusterOptions, account: Account): Cluster {
  return {
    port,
    adminUrl: (database = 'postgres') => `postgresql://postgres:${options.password}@127.0.0.1:${port}/${database}`,
    pid: () => livePid(folder),
    stop: (mode = 'fast') => stopCluster(folder, mode, account),
  }
}

async function stopCluster(folder: string, mode: 'fast' | 'immediate', account: Account): Promise<void> {
  if (!existsSync(join(folder, 'data', 'postmaster.pid'))) return
  await run(serverProgram('pg_ctl', account), ['stop', '-w', '-t', '30', '-m', mode, '-D', join(folder, 'data')], folder, account, true)
}

function lastLog(folder: string): string {
  const file = join(folder, 'postgres.log')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-8).join('\n') : ''
}
