import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import { PEOPLE } from '../../../prisma/seed/cast.ts'
import { HttpClient, signIn } from '../../support/http.ts'
import { expect, sql, test } from '../../support/journey.ts'
import { PORTAL_URL } from '../../support/portal.ts'

// Paul n’est à personne d’autre ici : son nombre ne bouge que par ces essais.
const { email } = PEOPLE.paul
const FLUX_MAX = 6

test.describe.configure({ mode: 'serial' })

const unread = async (): Promise<number> =>
  (
    await sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM notification n JOIN utilisateur u ON u.id = n.utilisateur_id WHERE u.email = $1 AND n.lu_le IS NULL',
      [email],
    )
  )[0]?.n ?? 0
/** Change l’état de lecture de toutes ses notifications, comme un autre poste le ferait. */
const setRead = (lu: boolean) =>
  sql(`UPDATE notification SET lu_le = ${lu ? 'now()' : 'NULL'} WHERE utilisateur_id = (SELECT id FROM utilisateur WHERE email = $1)`, [email])

test.describe('deux onglets', () => {
  test.use({ personne: 'paul' })
  test('un seul flux pour le navigateur, le même nombre dans les deux, sans recharger ; un onglet fermé, l’autre prend le relais', async ({
    page,
    context,
  }) => {
    const flux: string[] = []
    context.on('request', (demande) => demande.url().endsWith('/api/direct') && flux.push(demande.url()))
    await setRead(false)
    const nombre = await unread()
    expect(nombre).toBeGreaterThan(0)
    await page.goto('/accueil')
    const autre = await context.newPage()
    await autre.goto('/accueil')
    const pastille = (onglet: typeof page) => onglet.locator('header .navlink .badge').first()
    for (const onglet of [page, autre]) await expect(pastille(onglet)).toContainText(String(nombre))
    await setRead(true)
    for (const onglet of [page, autre]) await expect(pastille(onglet)).toHaveCount(0)
    expect(flux).toHaveLength(1)
    await page.close()
    await expect.poll(() => flux.length).toBe(2)
    await setRead(false)
    await expect(pastille(autre)).toContainText(String(nombre))
  })
})

/** Un flux ouvert : ce qu’il a dit, et comment il a fini. */
type Flux = { status: number; dits: string[]; fin: Promise<'fini' | 'coupé'>; requete: ClientRequest }
function openStream(client: HttpClient): Promise<Flux> {
  const cookie = [...client.cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ')
  return new Promise((resolve, reject) => {
    const requete = get(`${PORTAL_URL}/api/direct`, { agent: false, headers: { cookie } }, (reponse: IncomingMessage) => {
      const dits: string[] = []
      reponse.setEncoding('utf8')
      reponse.on('data', (mot: string) => dits.push(mot))
      const fin = new Promise<'fini' | 'coupé'>((rendre) => {
        reponse.on('end', () => rendre('fini'))
        reponse.on('error', () => rendre('coupé'))
      })
      resolve({ status: reponse.statusCode ?? 0, dits, fin, requete })
    })
    requete.on('error', reject)
  })
}

test('une session finie ferme son flux au premier changement, et n’en ouvre plus', async () => {
  const client = new HttpClient(PORTAL_URL)
  expect((await signIn(client, email)).status).toBe(303)
  const flux = await openStream(client)
  await expect.poll(() => flux.dits.join('')).toContain('"nombre"')
  await sql(
    'UPDATE session SET fermee_le = now() WHERE id = (SELECT s.id FROM session s JOIN utilisateur u ON u.id = s.utilisateur_id WHERE u.email = $1 ORDER BY s.ouverte_le DESC LIMIT 1)',
    [email],
  )
  const avant = flux.dits.length
  await setRead(true)
  expect(await flux.fin).toBe('fini')
  expect(flux.dits).toHaveLength(avant)
  expect((await openStream(client)).status).toBe(401)
})

test('six flux à la fois pour une personne, pas un de plus ; un flux quitté rend sa place', async () => {
  const client = new HttpClient(PORTAL_URL)
  expect((await signIn(client, email)).status).toBe(303)
  const ouverts: Flux[] = []
  // D’autres onglets de Paul peuvent encore se fermer : on ouvre jusqu’au refus.
  for (;;) {
    const flux = await openStream(client)
    if (flux.status !== 200) {
      expect(flux.status).toBe(429)
      break
    }
    ouverts.push(flux)
  }
  expect(ouverts.length).toBeLessThanOrEqual(FLUX_MAX)
  ouverts.pop()?.requete.destroy()
  await expect
    .poll(async () => {
      const flux = await openStream(client)
      ouverts.push(flux)
      return flux.status
    })
    .toBe(200)
  for (const { requete } of ouverts) requete.destroy()
})

test('une demande qui bouge se dit à qui l’atteint, et à lui seul ; un droit retiré, plus rien', async () => {
  const numeroDe = async (siren: string) =>
    (await sql<{ numero: string }>('SELECT numero FROM demande WHERE siren = $1 AND numero IS NOT NULL ORDER BY numero LIMIT 1', [siren]))[0]
      ?.numero ?? ''
  const [sienne, autre] = [await numeroDe('900000050'), await numeroDe('900000019')]
  const move = (numero: string) => sql('UPDATE demande SET modifie_le = now() WHERE numero = $1', [numero])
  const member = (etat: string) =>
    sql('UPDATE membre SET etat = $2::"EtatMembre" WHERE utilisateur_id = (SELECT id FROM utilisateur WHERE email = $1)', [email, etat])
  const client = new HttpClient(PORTAL_URL)
  expect((await signIn(client, email)).status).toBe(303)
  const flux = await openStream(client)
  await expect.poll(() => flux.dits.join('')).toContain('"nombre"')
  await move(autre)
  await move(sienne)
  await expect.poll(() => flux.dits.join('')).toContain(`"demande":"${sienne}"`)
  expect(flux.dits.join('')).not.toContain(autre)
  const fil = await client.send(`/api/demandes/${sienne}/fil`)
  expect(fil.status).toBe(200)
  expect((JSON.parse(fil.body) as { numero: string }).numero).toBe(sienne)
  // Un compte garde toujours un administrateur : quelqu’un prend sa place.
  const remplacante = `(SELECT id FROM utilisateur WHERE email = '${PEOPLE.marc.email}')`
  const compte = `(SELECT compte_id FROM membre m JOIN utilisateur u ON u.id = m.utilisateur_id WHERE u.email = $1)`
  await sql(
    `INSERT INTO membre (id, compte_id, utilisateur_id, role, portee, etat) VALUES (gen_random_uuid(), ${compte}, ${remplacante}, 'administrateur', 'portefeuille', 'ajoute')`,
    [email],
  )
  try {
    const avant = flux.dits.length
    await member('desactive')
    await move(sienne)
    await setRead(true)
    await setRead(false)
    await expect.poll(() => flux.dits.slice(avant).join('')).toContain('"nombre"')
    expect(flux.dits.slice(avant).join('')).not.toContain(sienne)
    flux.requete.destroy()
    expect((await client.send(`/api/demandes/${sienne}/fil`)).status).toBe(404)
  } finally {
    await member('ajoute')
    await sql(`DELETE FROM membre WHERE utilisateur_id = ${remplacante} AND compte_id = ${compte}`, [email])
  }
})
