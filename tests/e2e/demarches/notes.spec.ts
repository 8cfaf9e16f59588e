import { randomUUID } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { PEOPLE } from '../../../prisma/seed/cast.ts'
import { expect, expectAccessible, expectFits, sql, test } from '../../support/journey.ts'

const DURAND = '900000019'

/** Une demande que Claire a envoyée et que Sophie suit, avec ce qu’elle a envoyé. @returns son numéro. */
async function followed(): Promise<string> {
  const id = randomUUID()
  const numero = `CP-2026-8${String(Math.floor(Math.random() * 1_000_000)).padStart(6, '0')}-0`
  await sql(
    `INSERT INTO demande (id, numero, siren, compte_id, auteur_id, auteur_nom, membre_id, univers, demarche, objet, statut, etat, envoyee_le, gestionnaire_id, gestionnaire_nom, prise_le)
     SELECT $1, $2, m.siren, m.compte_id, m.auteur_id, m.auteur_nom, m.membre_id, 'prevoyance', 'contact', $3, 'en_cours', 'en_traitement', now(), g.id, g.prenom || ' ' || g.nom, now()
     FROM (SELECT d.* FROM demande d JOIN utilisateur u ON u.id = d.auteur_id WHERE d.siren = $4 AND u.email = $5 AND d.numero IS NOT NULL LIMIT 1) m,
       utilisateur g WHERE g.email = $6`,
    [id, numero, `Question ${numero}`, DURAND, PEOPLE.claire.email, PEOPLE.sophie.email],
  )
  return numero
}

const echanges = (numero: string) => `/gestion/demandes/${numero}?onglet=echanges`
const notes = (page: Page) => page.getByRole('region', { name: 'Notes internes' })
const nomOf = ({ prenom, nom }: { prenom: string; nom: string }) => `${prenom} ${nom}`

/** Tout ce que disent ces octets, ce qu’un PDF comprime compris. */
function textOf(octets: Buffer): string {
  const flux = [...octets.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, corps = '']) => {
    try {
      return inflateSync(Buffer.from(corps, 'latin1')).toString('latin1')
    } catch {
      return corps
    }
  })
  return [octets.toString('utf8'), ...flux].join('\n')
}

test('une note interne, un modèle de réponse, puis la demande passe à un collègue : le client ne voit rien de la note, où qu’il regarde', async ({
  ouvre,
}) => {
  const secret = `zibeline${randomUUID().slice(0, 8)}`
  const numero = await followed()
  const page = await ouvre('sophie')
  await page.goto(echanges(numero))
  await notes(page).getByRole('button', { name: 'Garder la note' }).click()
  await expect(notes(page).getByText('Écrivez votre note.').first()).toBeVisible()
  await notes(page).getByLabel('Ajouter une note').fill(`${secret}, vu avec l’employeur.`)
  await notes(page).getByRole('button', { name: 'Garder la note' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'La gestion seule la lit' })).toBeVisible()
  await expect(notes(page)).toContainText(`${secret}, vu avec l’employeur.`)
  await expect(notes(page)).toContainText(nomOf(PEOPLE.sophie))

  await page.getByText('Partir d’un modèle').click()
  const modele = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Bien reçue, en cours d’étude' }) })
  await expect(modele).toContainText(numero)
  await expectAccessible(page)
  await expectFits(page, 1280)
  await modele.getByRole('link', { name: /Écrire à partir de ce modèle/ }).click()
  await expect(page.locator('#corps')).toHaveValue(new RegExp(numero))
  await page.getByRole('button', { name: 'Envoyer la réponse' }).click()
  // Le modèle, lui, reste lisible au-dessus : c’est la page d’après que l’on attend.
  await expect(page.getByRole('status').filter({ hasText: 'Votre réponse est envoyée' })).toBeVisible()

  await page.getByText('Transmettre', { exact: true }).click()
  await page.locator('#vers').selectOption({ label: nomOf(PEOPLE.luc) })
  await page.getByLabel('Un mot pour qui la reprend').fill(`${secret} encore`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Transmettre la demande' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'La demande est confiée' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Transmettre la demande' })).toHaveCount(0)

  // Claire regarde partout, et son navigateur aussi.
  const client = await ouvre('claire')
  await client.goto(`/e/${DURAND}/demandes/${numero}`)
  await expect(client.getByText(`Demande confiée à ${nomOf(PEOPLE.luc)}`)).toBeVisible()
  const [{ compte = '' } = {}] = await sql<{ compte: string }>('SELECT compte_id AS compte FROM demande WHERE numero = $1', [numero])
  for (const adresse of [
    `/e/${DURAND}/demandes/${numero}`,
    `/e/${DURAND}/demandes?q=${secret}`,
    `/demandes?q=${secret}`,
    `/api/demandes/${numero}/fil`,
    `/api/exports/demandes?q=${numero}`,
    `/api/exports/demandes/${DURAND}`,
    '/api/exports/a-faire',
    `/api/exports/journal/${compte}`,
    `/comptes/${compte}/journal`,
    '/api/profil/donnees',
    '/notifications',
  ]) {
    const reponse = await client.request.get(adresse)
    expect(reponse.status(), adresse).toBe(200)
    const dit = textOf(await reponse.body())
    expect(dit, adresse).not.toContain(`${secret}, vu`)
    expect(dit, adresse).not.toContain(`${secret} encore`)
  }
  await expect
    .poll(async () => (await sql('SELECT 1 FROM courriel c JOIN demande d ON d.id = c.demande_id WHERE d.numero = $1', [numero])).length)
    .toBeGreaterThan(0)
  expect(await sql('SELECT 1 FROM courriel WHERE texte LIKE $1 OR html LIKE $1 OR sujet LIKE $1', [`%${secret}%`])).toEqual([])
  expect(await sql('SELECT 1 FROM evenement WHERE donnees::text LIKE $1', [`%${secret}%`])).toEqual([])
  expect(await sql('SELECT 1 FROM message WHERE corps LIKE $1', [`%${secret}%`])).toEqual([])
})

test('sans JavaScript, à un centre : elle y est à prendre ; la bannette la trouve par ce centre', async ({ ouvre }) => {
  const numero = await followed()
  const page = await ouvre('sophie', { javaScriptEnabled: false })
  await page.goto(echanges(numero))
  await page.getByText('Transmettre', { exact: true }).click()
  await page.locator('#vers').selectOption('centre:sante')
  await page.getByRole('button', { name: 'Transmettre la demande' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'transmise au centre' })).toBeVisible()
  await page.goto(`/gestion?etat=a_prendre&centre=sante&q=${numero}`)
  await expect(page.getByRole('link', { name: `Question ${numero}` })).toBeVisible()
  await page.goto(`/gestion?etat=a_prendre&centre=prevoyance&q=${numero}`)
  await expect(page.getByRole('link', { name: `Question ${numero}` })).toHaveCount(0)
})

test('au téléphone, notes, modèles et transmission tiennent à 360 px', async ({ ouvre }) => {
  const numero = await followed()
  const page = await ouvre('sophie', { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true })
  await page.goto(echanges(numero))
  await expectFits(page, 360)
  await page.getByText('Partir d’un modèle').click()
  await expectFits(page, 360)
  await page.getByText('Transmettre', { exact: true }).click()
  await expectFits(page, 360)
  await expectAccessible(page)
})
