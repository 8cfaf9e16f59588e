import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { expect, expectAccessible, expectFits, fillSignIn, smallClient, sql, test } from '../../support/journey.ts'

/** Un compte à part, sur une entreprise que rien d’autre ne regarde : une administratrice, un collaborateur. */
const { company } = smallClient(288)
const { siren } = company
const marque = randomUUID().slice(0, 8)
const compte = randomUUID()
const claire = { email: `claire.${marque}@essai.example`, id: randomUUID(), membre: randomUUID() }
const marc = { email: `marc.${marque}@essai.example`, id: randomUUID(), membre: randomUUID() }

// Un brouillon remis n’est plus là pour qui l’a remis.
test.use({ attendus: [/status of 404/] })

async function person({ email, id, membre }: typeof claire, prenom: string, nom: string, role: 'administrateur' | 'collaborateur'): Promise<void> {
  await sql(
    `INSERT INTO utilisateur (id, email, email_normalise, civilite, prenom, nom, telephone, mot_de_passe)
     SELECT $1, $2, $2, 'madame', $3, $4, '+33639980010', mot_de_passe FROM utilisateur WHERE email = 'claire.durand@durand.example'`,
    [id, email, prenom, nom],
  )
  await sql(
    `INSERT INTO membre (id, compte_id, utilisateur_id, role, portee, fonction, etat) VALUES ($1, $2, $3, $4::"RoleCompte", 'portefeuille', 'Paie', 'ajoute')`,
    [membre, compte, id, role],
  )
  await sql(`INSERT INTO presentation_vue (utilisateur_id, entree) VALUES ($1, 'presentation')`, [id])
}

/** Un arrêt de travail que Marc a commencé, gardé encore `jours` jours. */
async function draft(salarie: string, jours = 60): Promise<string> {
  const id = randomUUID()
  await sql(
    `INSERT INTO demande (id, siren, compte_id, auteur_id, auteur_nom, membre_id, univers, demarche, objet, statut, etat, etape, etapes_vues, version, expire_le)
     VALUES ($1, $2, $3, $4, 'Marc Roux', $5, 'prevoyance', 'arret-de-travail', $6, 'a_finaliser', 'brouillon', 'salarie', ARRAY['entreprise','salarie'], 2, current_date + $7::int)`,
    [id, siren, compte, marc.id, marc.membre, `Arrêt de travail de Karim ${salarie}`, jours],
  )
  for (const [champ, valeur] of [
    ['nomNaissance', salarie],
    ['prenoms', 'Karim'],
  ])
    await sql(`INSERT INTO reponse (demande_id, champ, siren, valeur, modifie_par_nom) VALUES ($1, $2, $3, to_jsonb($4::text), 'Marc Roux')`, [
      id,
      champ,
      siren,
      valeur,
    ])
  return id
}

test.beforeAll(async () => {
  await sql('INSERT INTO compte (id, nom) VALUES ($1, $2)', [compte, `Groupe Essai ${marque}`])
  await sql(`INSERT INTO rattachement (id, compte_id, siren, couleur, certifie_voie) VALUES (gen_random_uuid(), $1, $2, 1, 'numero_entreprise')`, [
    compte,
    siren,
  ])
  await person(claire, 'Claire', 'Petit', 'administrateur')
  await person(marc, 'Marc', 'Roux', 'collaborateur')
})

async function enter(page: Page, { email }: typeof claire): Promise<void> {
  await page.goto('/connexion')
  await fillSignIn(page, email, DEMO_PASSWORD)
  await page.waitForURL((url) => !url.pathname.endsWith('/connexion'))
}
const card = (page: Page, salarie: string) => page.getByRole('article', { name: `Arrêt de travail de Karim ${salarie}` })
const trashed = (page: Page, salarie: string) => page.getByRole('listitem').filter({ hasText: `Arrêt de travail de Karim ${salarie}` })

test('une carte dit tout d’un brouillon ; confié à une collègue, elle en est prévenue, l’ouvre, et il n’est plus chez qui l’a remis', async ({
  page,
  ouvre,
}) => {
  test.slow()
  const id = await draft('Haddad', 3)
  await enter(page, marc)
  await page.goto('/demandes?onglet=brouillons')
  await page.getByRole('link', { name: /confier, ou restaurer/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/à finaliser$/)
  const carte = card(page, 'Haddad')
  await expect(carte).toContainText('Déclarer un arrêt de travail, Karim Haddad')
  await expect(carte).toContainText(/étape 2 sur \d, Salarié/)
  await expect(carte).toContainText('par Marc Roux, commencé par Marc Roux')
  await expect(carte.locator('b')).toHaveText(/^Gardé jusqu’au/)
  await expectAccessible(page)
  await carte.getByRole('link', { name: /Confier à un collègue/ }).click()
  await page.waitForURL(`**/brouillons/${id}#confier`)
  await expectAccessible(page)
  await page.getByRole('button', { name: /Confier le brouillon/ }).click()
  await expect(page.getByText('Choisissez à qui confier ce brouillon.').first()).toBeVisible()
  await page.getByLabel('À qui').selectOption({ label: 'Claire Petit' })
  await page.getByRole('button', { name: /Confier le brouillon/ }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Le brouillon est confié' })).toBeVisible()
  await expect(card(page, 'Haddad')).toHaveCount(0)
  expect((await page.goto(`/e/${siren}/brouillons/${id}`))?.status()).toBe(404)

  await expect
    .poll(async () => (await sql('SELECT 1 FROM courriel WHERE destinataire = $1 AND demande_id = $2', [claire.email, id])).length, {
      timeout: 20_000,
    })
    .toBe(1)
  const autre = await ouvre(null, { storageState: { cookies: [], origins: [] } })
  await enter(autre, claire)
  await autre.goto('/notifications')
  await autre.getByRole('link', { name: /Reprendre le brouillon/ }).click()
  await autre.waitForURL(`**/brouillons/${id}`)
  await expect(autre.getByRole('link', { name: /^Reprendre/ })).toBeVisible()
  await expect.poll(async () => (await sql('SELECT 1 FROM notification WHERE demande_id = $1 AND lu_le IS NULL', [id])).length).toBe(0)
})

test.describe('au téléphone', () => {
  test.use({ viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true })

  test('supprimé, un brouillon est à la corbeille ; restauré, il reprend où il était', async ({ page }) => {
    const id = await draft('Moreau')
    await enter(page, marc)
    await page.goto('/brouillons')
    await expectFits(page, 360)
    await card(page, 'Moreau').getByText('Supprimer', { exact: false }).first().click()
    await expectFits(page, 360)
    await card(page, 'Moreau').getByRole('button', { name: 'Supprimer ce brouillon' }).click()
    await page.waitForURL('**/demarches/arret-de-travail')
    await page.goto('/brouillons')
    await expect(card(page, 'Moreau')).toHaveCount(0)
    await expect(trashed(page, 'Moreau')).toContainText('Supprimé par Marc Roux')
    await expectAccessible(page)
    await expectFits(page, 360)
    await trashed(page, 'Moreau').getByRole('button', { name: 'Restaurer' }).click()
    await page.waitForURL(`**/brouillons/${id}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Arrêt de travail de Karim Moreau')
  })
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('supprimer, restaurer, confier : des formulaires ordinaires', async ({ page }) => {
    const id = await draft('Vidal')
    await enter(page, marc)
    await page.goto('/brouillons')
    await card(page, 'Vidal').getByText('Supprimer', { exact: false }).first().click()
    await card(page, 'Vidal').getByRole('button', { name: 'Supprimer ce brouillon' }).click()
    await page.goto('/brouillons')
    await trashed(page, 'Vidal').getByRole('button', { name: 'Restaurer' }).click()
    await page.waitForURL(`**/brouillons/${id}`)
    await page.getByLabel('À qui').selectOption({ label: 'Claire Petit' })
    await page.getByRole('button', { name: /Confier le brouillon/ }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Le brouillon est confié' })).toBeVisible()
    expect(await sql('SELECT auteur_nom FROM demande WHERE id = $1', [id])).toEqual([{ auteur_nom: 'Claire Petit' }])
  })
})
