import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { isDatabaseDown } from '@/lib/ground/errors'

/** Un seau dont on choisit la panne : il se tait, s’arrête au milieu d’un fichier, ou répond 503. */
let mode: 'bon' | 'muet' | 'au milieu' | 'en panne' = 'bon'
let ouvertes = 0
const FICHIER = Buffer.alloc(1_000_000, 'x')
const seau = createServer((demande, reponse) => {
  ouvertes++
  reponse.once('close', () => ouvertes--)
  demande.resume()
  if (mode === 'muet') return
  if (mode === 'en panne') return void reponse.writeHead(503).end()
  reponse.setHeader('etag', '"x"')
  if (demande.method !== 'GET') return void demande.on('end', () => reponse.end())
  reponse.writeHead(200, { 'content-length': String(FICHIER.length), 'content-type': 'application/octet-stream' })
  if (mode === 'bon') return void reponse.end(FICHIER)
  reponse.write(FICHIER.subarray(0, 1000))
})
await new Promise<void>((resolve) => seau.listen(0, '127.0.0.1', resolve))
afterAll(() => {
  seau.closeAllConnections()
  seau.close()
})
const S3_ENDPOINT = `http://127.0.0.1:${(seau.address() as AddressInfo).port}`
// Posé avant que la configuration ne soit lue.
Object.assign(process.env, {
  CLAMAV_HOST: '127.0.0.1:1',
  FICHIERS: 's3',
  S3_BUCKET: 'seau',
  S3_ENDPOINT,
  S3_REGION: 'r',
  S3_ACCESS_KEY_ID: 'a',
  S3_SECRET_ACCESS_KEY: 'b',
})
const { coffre } = await import('@/lib/demandes/pieces/coffre')
const { sealFile } = await import('@/lib/demandes/pieces/envelope')
const { scanWaitingPieces } = await import('@/lib/jobs/scan-pieces')
const { base } = await import('../../access/people')
const { disk, answers, list } = await coffre()

const CLE = '2026-11-30/casier/00000000-0000-4000-8000-000000000001'
/** Ce qu’il en est, et en combien de secondes : des octets, ou une panne que les portes disent par un 503. */
async function issue(run: () => Promise<unknown>): Promise<{ dit: unknown; secondes: number }> {
  const depart = performance.now()
  const dit = await run().catch((erreur: unknown) => (isDatabaseDown(erreur) ? 503 : erreur))
  return { dit, secondes: (performance.now() - depart) / 1000 }
}
async function lire(): Promise<number> {
  let octets = 0
  for await (const morceau of await disk.getStream(CLE)) octets += (morceau as Buffer).length
  return octets
}

it('arrêté au milieu de cinquante fichiers, il se dit en quelques secondes, et ce qui suit passe', { timeout: 60_000 }, async () => {
  mode = 'au milieu'
  const issues = await Promise.all(Array.from({ length: 50 }, () => issue(lire)))
  expect(new Set(issues.map(({ dit }) => dit))).toEqual(new Set([503]))
  expect(Math.max(...issues.map(({ secondes }) => secondes))).toBeLessThan(15)
  await expect.poll(() => ouvertes, { timeout: 5000 }).toBe(0)
  mode = 'bon'
  expect(await lire()).toBe(FICHIER.length)
  expect((await issue(() => disk.put(CLE, 'x'))).dit).toBeUndefined()
})

it('un lecteur qui prend son temps n’est pas une panne du seau', { timeout: 60_000 }, async () => {
  mode = 'bon'
  let octets = 0
  for await (const morceau of await disk.getStream(CLE)) {
    if (octets === 0) await new Promise((resolve) => setTimeout(resolve, 6_000))
    octets += (morceau as Buffer).length
  }
  expect(octets).toBe(FICHIER.length)
})

it('qui s’en va au milieu rend sa connexion', async () => {
  mode = 'au milieu'
  for await (const morceau of await disk.getStream(CLE)) {
    expect((morceau as Buffer).length).toBeGreaterThan(0)
    break
  }
  await expect.poll(() => ouvertes, { timeout: 2000 }).toBe(0)
})

it.each(['muet', 'en panne'] as const)('%s : huit secondes au plus, et un 503', { timeout: 60_000 }, async (panne) => {
  mode = panne
  const gestes = [lire, () => disk.put(CLE, 'x'), () => disk.exists(CLE), () => answers(), () => list().next()]
  const issues = await Promise.all(gestes.map(issue))
  expect(issues.map(({ dit }) => dit)).toEqual(gestes.map(() => 503))
  expect(Math.max(...issues.map(({ secondes }) => secondes))).toBeLessThan(9.5)
})

it('en panne, il ne dit rien des fichiers qui attendent l’antivirus : le tour s’arrête, et aucun n’est mis de côté', {
  timeout: 60_000,
}, async () => {
  mode = 'en panne'
  const { cleChiffree } = await sealFile(Buffer.from('x'), CLE)
  const { id } = await base().piece.findFirstOrThrow({ where: { cle: { not: null } }, select: { id: true } })
  await base().piece.update({ where: { id }, data: { cle: CLE, cleChiffree, analyse: 'en_attente', analyseeLe: null } })
  await expect(scanWaitingPieces()).rejects.toSatisfy(isDatabaseDown)
  expect(await base().piece.findUniqueOrThrow({ where: { id } })).toMatchObject({ analyse: 'en_attente', analyseeLe: null })
})
