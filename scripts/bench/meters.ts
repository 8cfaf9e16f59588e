import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '../database.ts'

/** Ce que consomme un processus, en millisecondes de processeur. */
export type Meter = () => number

/** Le processeur pris par ce processus et ses fils d’exécution, depuis sa naissance. Linux seulement ; ailleurs, rien. */
export const processMeter =
  (pid: number): Meter =>
  () =>
    ticksOf(pid)

/** Le processeur pris par un serveur PostgreSQL : son premier processus et ceux qu’il a lancés. */
export async function databaseMeter(adminUrl: string): Promise<Meter> {
  const folder = await dataDirectory(adminUrl)
  const postmaster = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0])
  return () => {
    if (process.platform !== 'linux') return 0
    const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && fieldsOf(Number(name))[1] === String(postmaster))
    return [postmaster, ...children.map(Number)].reduce((total, pid) => total + ticksOf(pid), 0)
  }
}

const QUERY = /^portail(?:-systeme)? LOG: {2}(?:execute [^:]+|statement): (?!BEGIN|COMMIT|ROLLBACK)(.*)/

/**
 * Les requêtes qu’une page pose à la base, d’après le journal de PostgreSQL, la session comprise ; ouvrir et finir n’en sont pas.
 * La plus courte de trois listes : un travail de fond peut passer pendant l’une d’elles.
 */
export async function listQueries(adminUrl: string, ask: () => Promise<unknown>): Promise<string[]> {
  const log = join(await dataDirectory(adminUrl), '..', 'postgres.log')
  const lists: string[][] = []
  for (let turn = 0; turn < 3; turn++) {
    await configure(adminUrl, `ALTER SYSTEM SET log_statement = 'all'`, `ALTER SYSTEM SET log_line_prefix = '%a '`)
    const before = statSync(log).size
    await ask()
    await sleep(300)
    await configure(adminUrl, 'ALTER SYSTEM RESET log_statement', 'ALTER SYSTEM RESET log_line_prefix')
    const entries = readFileSync(log)
      .subarray(before)
      .toString('utf8')
      .replaceAll(/\n(?=\s)/g, ' ')
      .split('\n')
    lists.push(entries.flatMap((entry) => QUERY.exec(entry)?.[1] ?? []))
  }
  return lists.sort((a, b) => a.length - b.length)[0] ?? []
}

async function configure(adminUrl: string, ...settings: string[]): Promise<void> {
  await withClient(adminUrl, async (client) => {
    for (const sql of [...settings, 'SELECT pg_reload_conf()']) await client.query(sql)
  })
  await sleep(300)
}

const dataDirectory = (adminUrl: string): Promise<string> =>
  withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`)
    return rows[0]?.folder ?? ''
  })

const TICK_MS = 10

/** `utime` et `stime` de /proc/<pid>/stat. */
function ticksOf(pid: number): number {
  const fields = fieldsOf(pid)
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS
}

function fieldsOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
