import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { withClient } from '../../scripts/database.ts'
import { HttpClient, signIn } from '../support/http.ts'
import { EMAILS, SIRENS } from '../support/matrix.ts'
import { databaseProcesses, ownerUrl, PORTAL_URL } from '../support/portal.ts'

const HOME = `/e/${SIRENS.LIMITE}`
const PAUSE_MS = 20_000
const REFUSAL_BAR_MS = 3_000
const RETURN_BAR_MS = 10_000
const DEATHS = 5

async function fatima(): Promise<HttpClient> {
  const client = new HttpClient(PORTAL_URL)
  expect((await signIn(client, EMAILS.fatima)).status).toBe(303)
  return client
}

/** Demande jusqu’à 200. @returns ce que cela a pris, et ce qui a été répondu avant. */
async function untilServed(client: HttpClient): Promise<{ ms: number; before: number[] }> {
  const start = performance.now()
  const before: number[] = []
  for (;;) {
    const { status } = await client.send(HOME, { limitMs: 30_000 })
    if (status === 200) return { ms: performance.now() - start, before }
    before.push(status)
    if (performance.now() - start > 60_000) throw new Error(`La page ne revient pas : ${status}.`)
    await sleep(50)
  }
}

/** Attend un autre serveur que celui d’avant : ses processus orphelins répondent encore un instant après lui. */
async function untilRestarted(url: string, before: string | undefined): Promise<void> {
  await expect.poll(async () => ![undefined, before].includes(await startedAt(url)), { timeout: 30_000, interval: 20 }).toBe(true)
}

const startedAt = (url: string): Promise<string | undefined> =>
  withClient(url, (db) => db.query<{ le: string }>('SELECT pg_postmaster_start_time()::text AS le')).then(
    ({ rows }) => rows[0]?.le,
    () => undefined,
  )

test('la base en pause vingt secondes : chacun a son 503 en moins de 3 s, et tout revient', async () => {
  const client = await fatima()
  const signal = async (name: 'SIGSTOP' | 'SIGCONT', pids: number[]) => {
    for (const pid of pids) {
      try {
        process.kill(pid, name)
      } catch {
        // Un processus de la base a pu finir entre-temps.
      }
    }
  }
  const pids = await databaseProcesses()
  onTestFinished(() => signal('SIGCONT', pids))
  await signal('SIGSTOP', pids)
  const from = performance.now()
  const seen: { status: number; ms: number }[] = []
  const ask = async (path: string) => {
    while (performance.now() - from < PAUSE_MS) {
      const start = performance.now()
      const { status } = await client.send(path, { limitMs: 60_000 })
      seen.push({ status, ms: performance.now() - start })
      await sleep(100)
    }
  }
  await Promise.all([HOME, `${HOME}/contrats`, '/profil', '/api/entreprises', '/api/sante/pret'].map(ask))
  await signal('SIGCONT', pids)
  const back = await untilServed(client)
  const times = seen.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (part: number) => (times[Math.floor(part * (times.length - 1))] ?? 0).toFixed(0)
  console.log(
    `pause de 20 s : ${seen.length} réponses, la plus longue ${at(1)} ms, p95 ${at(0.95)} ms, p50 ${at(0.5)} ms ; retour en ${back.ms.toFixed(0)} ms`,
  )
  expect(seen.filter(({ status }) => status !== 503)).toEqual([])
  expect(times.at(-1)).toBeLessThan(REFUSAL_BAR_MS)
  expect(back.ms).toBeLessThan(RETURN_BAR_MS)
})

test('la base tuée cinq fois pendant que l’on écrit : de retour en moins de 10 s, rien d’acquis n’est perdu', async () => {
  const url = await ownerUrl()
  const kill = async () => {
    const before = await startedAt(url)
    const [pid = 0] = await databaseProcesses()
    process.kill(pid, 'SIGKILL')
    await untilRestarted(url, before)
  }
  // Les essais l’ouvrent sans sûreté ; celle que le portail rouvre est celle de tout le monde.
  await kill()
  const client = await fatima()
  await withClient(url, (db) => db.query('CREATE TABLE acquis_drill (id uuid PRIMARY KEY)'))
  const acquired: string[] = []
  const returns: number[] = []
  for (let death = 0; death < DEATHS; death++) {
    const writing = Promise.all(
      Array.from({ length: 4 }, () =>
        withClient(url, async (db) => {
          for (;;) {
            const id = randomUUID()
            await db.query('INSERT INTO acquis_drill VALUES ($1)', [id])
            acquired.push(id)
          }
        }).catch(() => undefined),
      ),
    )
    await sleep(500 + Math.random() * 1_000)
    const from = performance.now()
    await kill()
    const { before } = await untilServed(client)
    returns.push(performance.now() - from)
    await writing
    expect(before.filter((status) => status !== 503)).toEqual([])
  }
  const rows = await withClient(url, (db) => db.query<{ id: string }>('SELECT id FROM acquis_drill'))
  const kept = new Set(rows.rows.map(({ id }) => id))
  const lost = acquired.filter((id) => !kept.has(id))
  await withClient(url, (db) => db.query('DROP TABLE acquis_drill'))
  console.log(
    `${DEATHS} morts de la base : retours en ${returns.map((ms) => `${(ms / 1000).toFixed(1)} s`).join(', ')} ; ${acquired.length} lignes acquises, ${lost.length} perdues`,
  )
  expect(lost).toEqual([])
  expect(Math.max(...returns)).toBeLessThan(RETURN_BAR_MS)
})
