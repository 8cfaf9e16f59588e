import { expect, test } from '@playwright/test'
import { DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { withClient } from '../../../scripts/database.ts'
import { formFields, HttpClient, signIn } from '../../support/http.ts'
import { PORTAL_URL } from '../../support/portal.ts'
import { mainDatabase } from '../acces/portails.ts'

const COOKIE = '__Host-session'

// Parmi les démarches, après les autres : la personne attaquée reçoit un courriel, que la boîte de démonstration montre à tous.
test('trente-six réseaux contre une adresse : son appareil entre du premier coup, un autre est ralenti, la réponse ne dit rien', async () => {
  const { DATABASE_URL } = await mainDatabase()
  const rows = <Row extends object>(sql: string, params: unknown[] = []) =>
    withClient(DATABASE_URL, async (db) => (await db.query<Row>(sql, params)).rows)
  const victime =
    (await rows<{ email: string }>("SELECT email FROM utilisateur WHERE email LIKE '%@client2%' ORDER BY email LIMIT 1"))[0]?.email ?? ''
  const own = new HttpClient(PORTAL_URL)
  expect((await signIn(own, victime)).status).toBe(303)
  own.cookies.delete(COOKIE)

  const form = formFields((await new HttpClient(PORTAL_URL).get('/connexion')).body)
  const attempt = async (identifiant: string, motDePasse: string) => {
    const client = new HttpClient(PORTAL_URL)
    const answer = await client.post('/connexion', { ...form, identifiant, motDePasse })
    return {
      status: answer.status,
      cookies: [...client.cookies.keys()].filter((name) => name !== '__Host-retour'),
      said: /role="alert"[^>]*>(?:<[^>]*>)*([^<]+)/.exec(answer.body)?.[1],
    }
  }
  const unknown = await attempt('personne@inconnue.example', 'Autre-mot-2026')
  expect(unknown).toMatchObject({ status: 200, cookies: [], said: expect.stringContaining('jusqu’à un quart d’heure') })
  // Jusqu’au frein, attentes passées, puis une rafale : le dernier quart d’heure ne dépend pas de la vitesse de la machine.
  for (let turn = 0; turn < 6; turn++) {
    const wrong = await Promise.all(Array.from({ length: 6 }, () => attempt(victime, 'Autre-mot-2026')))
    for (const one of wrong) expect(one).toEqual(unknown)
    await withClient(DATABASE_URL, (db) => db.query(`UPDATE essai SET bloque_jusqua = 'epoch' WHERE nombre BETWEEN 20 AND 29`))
  }
  await withClient(DATABASE_URL, (db) => db.query(`UPDATE essai SET bloque_jusqua = now() + interval '15 min' WHERE nombre BETWEEN 20 AND 29`))
  expect(await attempt(victime, DEMO_PASSWORD), 'un appareil inconnu attend, et la réponse est la même').toEqual(unknown)
  expect((await signIn(own, victime)).status, 'le sien entre du premier coup').toBe(303)
  const lus = () =>
    rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM evenement e JOIN utilisateur u ON u.id::text = e.donnees->>'utilisateurId' WHERE e.type = 'connexion.bloquee' AND u.email = $1`,
      [victime],
    )
  await expect.poll(lus, { message: 'avertie une fois' }).toEqual([{ n: 1 }])
})
