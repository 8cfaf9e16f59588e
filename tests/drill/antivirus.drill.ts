import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withClient } from '../../scripts/database.ts'
import { freePort } from '../support/clamd.ts'
import { installClamd, SIGNED, startClamd, stopClamd, STREAM_MAX } from '../support/clamav.ts'
import { startDraft } from '../support/draft.ts'
import { HttpClient, signIn } from '../support/http.ts'
import { EMAILS } from '../support/matrix.ts'
import { ownerUrl, PORTAL_URL, startPortal } from '../support/portal.ts'
import { pdf, stream } from '../unit/demandes/pieces/samples.ts'

// Un vrai clamd et notre signature : haut, bas, lent, qui dit n’importe quoi, taille dépassée ; et ce qui attendait est jugé quand il revient.
const DELAI_S = 3
let port: number
let place: ReturnType<typeof installClamd>
let clamd: ChildProcess
let claire: HttpClient

beforeAll(async () => {
  place = installClamd()
  port = await freePort()
  clamd = await startClamd(place, port)
  await startPortal({ CLAMAV_HOST: `127.0.0.1:${port}`, CLAMAV_DELAI_S: String(DELAI_S) })
  claire = new HttpClient(PORTAL_URL)
  expect((await signIn(claire, EMAILS.claire)).status).toBe(303)
})
afterAll(async () => {
  if (clamd) await stopClamd(clamd)
})

async function deposit(octets: Buffer): Promise<{ status: number; body: string; id: string }> {
  const brouillon = await startDraft(claire)
  const headers = { ...claire.ours(), 'x-nom': 'essai.pdf', 'x-sha256': createHash('sha256').update(octets).digest('hex') }
  const path = `/api/brouillons/${brouillon}/pieces?piece=decomptes_ij`
  const { status, body } = await claire.send(path, { method: 'PUT', headers, body: octets, limitMs: 120_000 })
  return { status, body, id: /"id":"([0-9a-f-]{36})"/.exec(body)?.[1] ?? '' }
}
const stateOf = async (id: string): Promise<string> => {
  const { rows } = await withClient(await ownerUrl(), (client) =>
    client.query<{ analyse: string }>('SELECT analyse::text FROM piece WHERE id = $1', [id]),
  )
  return rows[0]?.analyse ?? 'absente'
}
async function until(id: string, analyse: string): Promise<void> {
  // Le travail passe chaque minute.
  for (const end = Date.now() + 150_000; Date.now() < end; await sleep(1000)) if ((await stateOf(id)) === analyse) return
  expect(await stateOf(id)).toBe(analyse)
}
let rang = 0
const sain = () => pdf({ text: `sain ${++rang}` })
const signe = () => pdf({ extra: [`(${SIGNED} ${++rang})`] })

it('haut : sain reçu, signé refusé, jusque dans un flux pressé du PDF', async () => {
  const recu = await deposit(sain())
  expect([recu.status, await stateOf(recu.id)]).toEqual([201, 'saine'])
  const refuse = await deposit(signe())
  expect([refuse.status, refuse.body]).toEqual([422, expect.stringContaining('antivirus')])
  const flux = deflateSync(Buffer.from(`% ${SIGNED} ${++rang}`))
  const presse = await deposit(pdf({ extra: [stream(`/Filter /FlateDecode /Length ${flux.length}`, flux)] }))
  expect(presse.status).toBe(422)
})

it('trop grand pour lui : reçu, fermé, jamais sain', async () => {
  const grand = await deposit(pdf({ extra: [`(${'x'.repeat(STREAM_MAX + 500_000)})`] }))
  expect([grand.status, await stateOf(grand.id)]).toEqual([201, 'erreur'])
})

it('lent puis bas : ce qui est déposé attend, et se juge à son retour', async () => {
  clamd.kill('SIGSTOP')
  const lent = await deposit(signe())
  expect([lent.status, await stateOf(lent.id)]).toEqual([201, 'en_attente'])
  await stopClamd(clamd)
  const bas = await deposit(sain())
  expect([bas.status, await stateOf(bas.id)]).toEqual([201, 'en_attente'])
  clamd = await startClamd(place, port)
  await until(lent.id, 'infectee')
  await until(bas.id, 'saine')
  expect((await claire.get(`/api/pieces/${lent.id}`)).status).not.toBe(200)
  expect((await claire.get(`/api/pieces/${bas.id}`)).status).toBe(200)
})
