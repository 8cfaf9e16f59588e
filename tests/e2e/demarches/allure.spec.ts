import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { withClient } from '../../../scripts/database.ts'
import { HttpClient, multipart, signIn } from '../../support/http.ts'
import { PORTAL_URL } from '../../support/portal.ts'
import { mainDatabase } from '../acces/portails.ts'

const MESSAGES = 120
/** La rafale d’une personne, et ce que les secondes de l’essai peuvent lui rendre. */
const RAFALE = 20
/** Ce qu’une personne peut envoyer au même instant. */
const ENSEMBLE = 4

test('cent vingt messages d’une personne en quelques secondes : sa rafale passe, le reste attend, rien de tapé n’est perdu', async () => {
  const { DATABASE_URL } = await mainDatabase()
  const rows = <Row extends object>(sql: string, params: unknown[] = []) =>
    withClient(DATABASE_URL, async (db) => (await db.query<Row>(sql, params)).rows)
  const [demande] = await rows<{ numero: string; siren: string; email: string }>(
    `SELECT d.numero, d.siren, u.email FROM demande d JOIN utilisateur u ON u.id = d.auteur_id JOIN membre m ON m.id = d.membre_id AND m.role = 'administrateur'
     WHERE d.statut <> 'a_finaliser' AND d.etat <> 'cloturee' AND u.email LIKE '%@client%' ORDER BY d.numero LIMIT 1`,
  )
  if (!demande) throw new Error('Le monde n’a pas de demande en cours chez un petit client.')
  const client = new HttpClient(PORTAL_URL)
  expect((await signIn(client, demande.email)).status).toBe(303)
  const fil = `/api/demandes/${demande.numero}/messages`
  const send = (corps: string, accept: string) => {
    const { body, type } = multipart({ cle: randomUUID(), corps })
    return client.send(fil, { method: 'POST', body, headers: { ...client.ours(), accept, 'content-type': type } })
  }
  const ecrits = async () =>
    (
      await rows<{ n: number }>(
        `SELECT count(*)::int AS n FROM message m JOIN demande d ON d.id = m.demande_id WHERE d.numero = $1 AND m.cote = 'client'`,
        [demande.numero],
      )
    )[0]?.n ?? 0
  const avant = await ecrits()
  const reponses: Awaited<ReturnType<typeof send>>[] = []
  for (let n = 0; n < MESSAGES; n += ENSEMBLE)
    reponses.push(...(await Promise.all(Array.from({ length: ENSEMBLE }, (_, i) => send(`Message ${n + i}`, 'application/json')))))
  const [passes, freines] = [200, 429].map((status) => reponses.filter((r) => r.status === status))
  expect(passes?.length).toBeGreaterThanOrEqual(RAFALE)
  expect(passes?.length).toBeLessThanOrEqual(RAFALE + 2)
  expect((await ecrits()) - avant).toBe(passes?.length)
  expect(freines?.length).toBe(MESSAGES - (passes?.length ?? 0))
  for (const { headers, body } of freines ?? []) {
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(JSON.parse(body)).toMatchObject({ message: expect.stringMatching(/Attendez/) })
  }

  // Sans JavaScript : la page revient avec le texte et la phrase.
  const tape = `Ce que j’ai tapé ${randomUUID()}`
  const ordinaire = await send(tape, 'text/html')
  expect([ordinaire.status, ordinaire.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8'])
  expect(ordinaire.body).toContain(tape)
  expect(ordinaire.body).toContain('Attendez une minute')
})
