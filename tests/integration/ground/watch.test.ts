import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { withClient } from '@/scripts/database.ts'
import { openDatabase } from '@/scripts/open-database.ts'
import { newFolder } from './folder.ts'

// Combien de temps prend le retour se mesure au long (`npm run drill base`) : ici, qu’il vienne.
vi.setConfig({ testTimeout: 120_000 })

const said: string[] = []
beforeEach(() => {
  // Sans adresse donnée, comme une démonstration : le serveur embarqué du dossier.
  vi.stubEnv('DATABASE_URL', undefined)
  said.length = 0
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockImplementation((...words) => void said.push(words.join(' ')))
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

async function open() {
  const dataDir = newFolder()
  const database = await openDatabase(dataDir)
  onTestFinished(() => database.close())
  const query = <Row extends object>(sql: string) => withClient(database.urls.DATABASE_URL, async (client) => (await client.query<Row>(sql)).rows)
  const postmaster = () => Number(/^\d+/.exec(readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8'))?.[0])
  const back = () =>
    expect
      .poll(
        () =>
          query('SELECT 1').then(
            () => true,
            () => false,
          ),
        { timeout: 60_000, interval: 50 },
      )
      .toBe(true)
  return { database, query, postmaster, back, dataDir }
}
const restarts = () => said.filter((line) => line.includes('est revenue')).length

test('tuée net pendant que l’on écrit, la base revient à la même adresse avec tout ce qui était acquis', async () => {
  const { query, postmaster, back } = await open()
  await query('CREATE TABLE acquis (n int)')
  for (let round = 0; round < 3; round++) {
    const before = postmaster()
    let acknowledged = 0
    const writing = withWrites(async (n) => {
      await query(`INSERT INTO acquis VALUES (${round * 10_000 + n})`)
      acknowledged = n + 1
    })
    await expect.poll(() => acknowledged).toBeGreaterThan(5)
    process.kill(before, 'SIGKILL')
    await writing
    await back()
    expect(postmaster()).not.toBe(before)
    const rows = await query<{ n: number }>(`SELECT n FROM acquis WHERE n >= ${round * 10_000} ORDER BY n`)
    // Une de plus peut être là : écrite, mais la réponse n’est pas venue.
    expect(rows.map(({ n }) => n % 10_000).slice(0, acknowledged)).toEqual(Array.from({ length: acknowledged }, (_, n) => n))
    expect(rows.length - acknowledged).toBeLessThanOrEqual(1)
  }
  await expect.poll(restarts).toBe(3)
})

test('un de ses processus tué net : elle se répare elle-même, personne ne la redémarre', async () => {
  const { database, query, postmaster, back } = await open()
  const before = postmaster()
  await withClient(database.urls.DATABASE_URL, async (client) => {
    client.on('error', () => undefined)
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL')
  }).catch((error: NodeJS.ErrnoException) => {
    // La connexion tuée se ferme comme elle peut : c’est elle que l’on a coupée.
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') throw error
  })
  await back()
  expect(postmaster()).toBe(before)
  expect(await query('SELECT 1 AS un')).toEqual([{ un: 1 }])
  expect(said).toEqual([])
})

test('en pause, elle vit : pas de second serveur', async () => {
  const { postmaster, back } = await open()
  const before = postmaster()
  process.kill(before, 'SIGSTOP')
  // Plusieurs tours de veille.
  await sleep(1_500)
  process.kill(before, 'SIGCONT')
  await back()
  expect(postmaster()).toBe(before)
  expect(said).toEqual([])
})

test('arrêtée avec le portail, elle le reste', async () => {
  const { database, query } = await open()
  await database.close()
  await sleep(1_500)
  await expect(query('SELECT 1')).rejects.toThrow(/ECONNREFUSED/)
  expect(said).toEqual([])
})

test('tuée au moment de l’arrêt, elle ne survit pas au portail', async () => {
  const { database, query, postmaster } = await open()
  process.kill(postmaster(), 'SIGKILL')
  await sleep(300)
  await database.close()
  await sleep(1_500)
  await expect(query('SELECT 1')).rejects.toThrow(/ECONNREFUSED/)
})

/** Écrit une ligne après l’autre jusqu’à la première panne. */
async function withWrites(write: (n: number) => Promise<void>): Promise<void> {
  for (let n = 0; ; n++) {
    try {
      await write(n)
    } catch {
      return
    }
  }
}
