import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withClient } from '../../scripts/database.ts'
import { startDraft } from '../support/draft.ts'
import { HttpClient, signIn } from '../support/http.ts'
import { EMAILS } from '../support/matrix.ts'
import { ownerUrl, PORTAL_URL } from '../support/portal.ts'
import { pdf, stream } from '../unit/demandes/pieces/samples.ts'

const SPEED = 64_000
const TEN_MB = 9_900_000

/** Envoie ces octets à cette vitesse (octets par seconde), comme un navigateur derrière une ligne lente ; `stopAt` : s’y arrêter, connexion ouverte. */
function sendSlowly(
  client: HttpClient,
  path: string,
  bytes: Buffer,
  speed: number,
  stopAt = bytes.length,
): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(PORTAL_URL)
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = {
    ...client.ours(),
    cookie,
    'content-type': 'application/octet-stream',
    'content-length': String(bytes.length),
    'x-sha256': createHash('sha256').update(bytes).digest('hex'),
    'x-nom': 'scan.pdf',
  }
  return new Promise((resolve, reject) => {
    const req = request({ hostname, port, path, method: 'PUT', headers, agent: false }, (res) => {
      let body = ''
      res.setEncoding('utf8').on('data', (part) => {
        body += part
      })
      res.on('end', () => resolve({ status: res.statusCode ?? 0, body }))
    })
    req.on('error', reject)
    void (async () => {
      const step = speed / 10
      for (let at = 0; at < stopAt; at += step) {
        req.write(bytes.subarray(at, Math.min(stopAt, at + step)))
        await sleep(100)
      }
      if (stopAt === bytes.length) req.end()
    })()
  })
}

test('10 Mo à 64 ko/s arrivent entiers ; un envoi qui se tait est dit, et peut être repris', async () => {
  const claire = new HttpClient(PORTAL_URL)
  expect((await signIn(claire, EMAILS.claire)).status).toBe(303)
  const id = await startDraft(claire)
  const path = `/api/brouillons/${id}/pieces?piece=decomptes_ij`
  const bytes = pdf({ extra: [stream(`/Length ${TEN_MB}`, Buffer.alloc(TEN_MB, 'a'))] })
  const from = performance.now()
  const [whole, silent] = await Promise.all([sendSlowly(claire, path, bytes, SPEED), sendSlowly(claire, path, bytes, SPEED, 200_000)])
  console.log(`${(bytes.length / 1e6).toFixed(1)} Mo à ${SPEED / 1000} ko/s : ${whole.status} en ${((performance.now() - from) / 1000).toFixed(0)} s`)
  expect([whole.status, whole.body]).toEqual([201, expect.stringContaining('scan.pdf')])
  expect([silent.status, JSON.parse(silent.body)]).toEqual([
    408,
    { code: 'silence', message: expect.stringContaining('arrêté en chemin'), reessayer: true },
  ])
  const pieces = await withClient(await ownerUrl(), (db) =>
    db.query<{ taille: number }>('SELECT taille FROM piece WHERE demande_id = $1 AND cle IS NOT NULL', [id]),
  )
  expect(pieces.rows.map(({ taille }) => Number(taille))).toEqual([bytes.length])
})
