import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { demoEntreprisesSansCompte } from '../../../prisma/seed/accounts.ts'
import { shoot } from '../../support/guides.ts'
import { expect, expectAccessible, expectFits, newState, openMenu, signIn, smallClient, sql, test } from '../../support/journey.ts'

const [NEUVE] = demoEntreprisesSansCompte()
const DURAND = '900000019'

/** Un petit client que rien d’autre ne regarde, avec un collaborateur à qui rien n’est encore donné. */
async function clientWithColleague(rang: number) {
  const client = smallClient(rang)
  const [id, email] = [randomUUID(), `julie.${rang}.${randomUUID().slice(0, 6)}@exemple.fr`]
  await sql(
    `INSERT INTO utilisateur (id, email, email_normalise, civilite, nom, prenom, mot_de_passe)
     SELECT $1, $2, $2, 'madame', 'Martel', 'Julie', mot_de_passe FROM utilisateur WHERE email = $3`,
    [id, email, client.admin.email],
  )
  await sql(
    `INSERT INTO membre (id, compte_id, utilisateur_id, role, portee, etat) VALUES (gen_random_uuid(), $1, $2, 'collaborateur', 'manuelle', 'ajoute')`,
    [client.compteId, id],
  )
  await sql(
    `INSERT INTO presentation_vue (utilisateur_id, entree) SELECT u.id, 'presentation' FROM utilisateur u WHERE u.id IN ($1, $2) ON CONFLICT DO NOTHING`,
    [id, client.admin.id],
  )
  return { ...client, colleague: { id, email, nom: 'Julie Martel' } }
}
const give = (compteId: string, utilisateurId: string, siren: string) =>
  sql(
    `INSERT INTO habilitation (id, compte_id, membre_id, siren) SELECT gen_random_uuid(), $1, m.id, $3 FROM membre m WHERE m.compte_id = $1 AND m.utilisateur_id = $2`,
    [compteId, utilisateurId, siren],
  )
async function open(page: Page, chemin: string, titre: string | RegExp) {
  await page.goto(chemin)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titre)
}
const checks = async (page: Page) => {
  await expectAccessible(page)
  await expectFits(page, 360)
}

test.describe('Gestion des entreprises', () => {
  test('ajouter une entreprise : SIREN, certification, confirmation, ligne du tableau, fiche ; puis la supprimer des deux façons', async ({
    ouvre,
  }) => {
    test.slow()
    const { compteId, company, admin, colleague } = await clientWithColleague(280)
    const page = await ouvre(admin.email as `${string}@${string}`)
    await open(page, `/comptes/${compteId}/entreprises`, 'Gestion des entreprises')
    await expect(page.getByRole('main')).toContainText(/1\s?entreprise, /)
    await page.getByRole('link', { name: 'Ajouter une entreprise' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ajouter une entreprise')
    await checks(page)
    for (const [tape, phrase] of [
      ['123', /a 9 chiffres/],
      ['FR12900000068', /numéro de TVA/],
      [company.siren, /est déjà dans votre compte/],
    ] as const) {
      await page.getByLabel('SIREN').fill(tape)
      await page.getByRole('button', { name: 'Chercher' }).click()
      await expect(page.getByRole('main').getByRole('alert')).toContainText(phrase)
      await expect(page).toHaveTitle(/^Erreur/)
      await expect(page.getByLabel('SIREN')).toHaveValue(tape)
    }
    await checks(page)
    await page.getByLabel('SIREN').fill((NEUVE?.siren ?? '').replace(/(\d{3})(?=\d)/g, '$1 '))
    await page.getByRole('button', { name: 'Chercher' }).click()
    await expect(page.getByRole('heading', { level: 2, name: /Est-ce bien elle|Vérifiez le SIREN/ })).toBeVisible()
    await shoot(page, 'administration-siren')
    await checks(page)
    await page.getByRole('link', { name: /^(Oui, continuer|Continuer)$/ }).click()
    await expect(page.getByText('Pour des raisons de confidentialité, saisissez votre identifiant numéro entreprise')).toBeVisible()
    await checks(page)
    await shoot(page, 'administration-certification')
    await page.getByLabel('Identifiant numéro entreprise').fill('00000000A')
    await page.getByRole('button', { name: 'Certifier' }).click()
    await expect(page.getByRole('main').getByRole('alert').first()).toContainText('ne vont pas ensemble')
    await page.getByLabel('Identifiant numéro entreprise').fill(NEUVE?.numeroEntreprise ?? '')
    await page.getByRole('button', { name: 'Certifier' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'est ajoutée à votre compte' })).toContainText(`${colleague.nom} non`)
    const ligne = page.getByRole('table', { name: 'Entreprises du compte' }).getByRole('row', { name: new RegExp(NEUVE?.raisonSociale ?? '') })
    await expect(ligne).toBeVisible()
    await shoot(page, 'administration-ajoutee')
    await checks(page)

    await ligne.getByRole('link', { name: /Voir la fiche/ }).click()
    await expect(page.getByText(/^Fiche de l’entreprise/).first()).toBeVisible()
    await expect(page.getByRole('heading', { level: 2, name: 'Qui a accès' })).toBeVisible()
    await shoot(page, 'administration-fiche')
    await checks(page)
    await page.getByRole('link', { name: 'Établissements' }).click()
    await expect(page).toHaveURL(/onglet=etablissements/)
    await checks(page)
    await page.getByRole('link', { name: 'Supprimer' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Supprimer .* de votre compte\s?\?$/)
    await expect(page.getByText('Rien n’est effacé')).toBeVisible()
    await shoot(page, 'administration-supprimer')
    await checks(page)
    await page.getByRole('button', { name: 'Supprimer cette entreprise' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'est supprimée de votre compte' })).toBeVisible()
    // La dernière s’explique.
    await page.getByRole('link', { name: `Supprimer ${company.raisonSociale} du compte` }).click()
    await expect(page.getByText('C’est la dernière entreprise de votre compte')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Supprimer cette entreprise' })).toHaveCount(0)
  })

  test('retirée pendant qu’un collaborateur y est, sa page suivante est introuvable, et le dit gentiment', async ({ ouvre }) => {
    const { compteId, company, admin, colleague } = await clientWithColleague(281)
    await sql(`INSERT INTO rattachement (id, compte_id, siren, couleur, certifie_voie) VALUES (gen_random_uuid(), $1, $2, 2, 'gestionnaire')`, [
      compteId,
      NEUVE?.siren,
    ])
    await give(compteId, colleague.id, company.siren)
    await give(compteId, colleague.id, NEUVE?.siren ?? '')
    const julie = await ouvre(colleague.email as `${string}@${string}`)
    await julie.goto(`/e/${NEUVE?.siren}`)
    const page = await ouvre(admin.email as `${string}@${string}`)
    await page.goto(`/comptes/${compteId}/entreprises/${NEUVE?.siren}/supprimer`)
    await page.getByRole('button', { name: 'Supprimer cette entreprise' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'est supprimée' })).toBeVisible()
    const rendu = await julie.request.get(`/e/${NEUVE?.siren}/demandes`)
    expect(rendu.status()).toBe(404)
    expect(await rendu.text()).toContain('Cette page n’existe pas, ou pas pour vous')
  })

  test.describe('Claire', () => {
    test.use({ personne: 'claire' })

    test('se cherche, se trie, se filtre par univers ; une entreprise fermée se dit, avec quoi faire', async ({ page }) => {
      const [{ compte = '' } = {}] = await sql<{ compte: string }>(
        `SELECT compte_id AS compte FROM rattachement WHERE siren = $1 AND detache_le IS NULL LIMIT 1`,
        [DURAND],
      )
      await page.goto(`/e/${DURAND}`)
      await shoot(page, 'administration-accueil')
      await open(page, `/comptes/${compte}/entreprises`, 'Gestion des entreprises')
      await shoot(page, 'administration-entreprises')
      await expect(page.getByRole('main')).toContainText(/3\s?entreprises, \d+\s?demandes? en cours/)
      const lignes = page.getByRole('table', { name: 'Entreprises du compte' }).getByRole('rowheader')
      await page.getByRole('navigation', { name: 'Filtrer par couverture' }).getByRole('link', { name: /Santé/ }).click()
      await expect(page).toHaveURL(/univers=sante/)
      await expect(lignes).toHaveCount(2)
      await page.getByRole('link', { name: /^Demandes en cours\s?, trier$/ }).click()
      await expect(page).toHaveURL(/tri=demandes&sens=desc/)
      await expect(page.getByRole('columnheader', { name: /Demandes en cours/ })).toHaveAttribute('aria-sort', 'descending')
      await page.getByLabel('SIREN, raison sociale ou ville').fill('voyages')
      await page.getByRole('button', { name: 'Rechercher' }).click()
      await expect(page).toHaveURL(/q=voyages/)
      await checks(page)
      await page.goto(`/comptes/${compte}/entreprises/${DURAND}?onglet=etablissements`)
      await page.getByLabel('SIRET, enseigne, adresse ou ville').fill('zzzz')
      await page.getByRole('button', { name: 'Rechercher' }).click()
      await expect(page.getByRole('heading', { name: 'Aucun établissement ne correspond' })).toBeVisible()
      await sql(`UPDATE entreprise SET fermee_constatee = true, fermee_le = '2026-08-31', annuaire_le = now() WHERE siren = '900000027'`)
      await page.goto(`/comptes/${compte}/entreprises`)
      await page.getByRole('link', { name: /^Que faire/ }).click()
      await expect(page.getByText('Entreprise fermée')).toBeVisible()
      await checks(page)
      await sql(`UPDATE entreprise SET fermee_constatee = false, fermee_le = NULL WHERE siren = '900000027'`)
    })
  })
})

test('« Voir comme » : le bandeau reste, rien ne se fait, le profil se refuse, « Quitter » ramène ; le journal dit tout', async ({
  browser,
  ouvre,
}) => {
  test.slow()
  const { compteId, company, admin, colleague } = await clientWithColleague(282)
  await give(compteId, colleague.id, company.siren)
  const page = await ouvre(null, { storageState: await newState(browser, admin.email as `${string}@${string}`) })
  await open(page, `/comptes/${compteId}/utilisateurs`, 'Gestion des utilisateurs et experts-comptables')
  await page.getByRole('button', { name: `Voir comme : ${colleague.nom}` }).click()
  await expect(page).toHaveURL(`/e/${company.siren}`)
  const bandeau = page.getByRole('region', { name: 'Aperçu' })
  await expect(bandeau).toContainText(`Vous voyez comme ${colleague.nom} — lecture seule`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Bonjour Julie/)
  await checks(page)
  await expect(page.getByRole('link', { name: 'Déclarer un arrêt de travail' })).toHaveCount(0)
  await openMenu(page)
  await expect(page.getByRole('banner').getByRole('link', { name: 'Mon profil' })).toHaveCount(0)
  await expect(page.getByRole('banner').getByRole('button', { name: 'Se déconnecter' })).toHaveCount(0)
  const refus = await page.request.get('/profil')
  expect(refus.status()).toBe(403)
  expect(await refus.text()).toContain(`Vous voyez comme ${colleague.nom}`)
  await page.goto(`/comptes/${compteId}/entreprises`)
  await expect(bandeau).toBeVisible()
  await expect(page.getByRole('link', { name: 'Ajouter une entreprise' })).toHaveCount(0)
  await bandeau.getByRole('button', { name: 'Quitter' }).click()
  await expect(page).toHaveURL(`/comptes/${compteId}/utilisateurs`)
  await expect(bandeau).toHaveCount(0)

  await page.getByRole('link', { name: 'Journal des accès' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Journal des accès')
  await page.getByLabel('Quoi').selectOption('apercus')
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await expect(page).toHaveURL(/famille=apercus/)
  const evenements = page.getByRole('table').getByRole('rowheader')
  await expect(evenements.first()).toHaveText(`${admin.nom} a vu, comme ${colleague.nom}, la page /comptes/${compteId}/entreprises.`)
  await expect(evenements.last()).toHaveText(`${admin.nom} a commencé à voir le portail comme ${colleague.nom}, en lecture seule.`)
  await checks(page)
  const fichier = await page.request.get(`/api/exports/journal/${compteId}?famille=apercus`, { maxRetries: 2 })
  expect(await fichier.text()).toContain('"Ce qui s’est passé"')
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('ajouter, trier, voir comme et quitter marchent par formulaires et par liens', async ({ page }) => {
    const { compteId, company, admin, colleague } = await clientWithColleague(283)
    await give(compteId, colleague.id, company.siren)
    await page.goto(`/connexion?retour=${encodeURIComponent(`/comptes/${compteId}/entreprises/ajouter`)}`)
    await signIn(page, admin.email as `${string}@${string}`)
    await page.getByLabel('SIREN').fill('12')
    await page.getByRole('button', { name: 'Chercher' }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('9 chiffres')
    await page.getByLabel('SIREN').fill(NEUVE?.siren ?? '')
    await page.getByRole('button', { name: 'Chercher' }).click()
    await page.getByRole('link', { name: /^(Oui, continuer|Continuer)$/ }).click()
    await page.getByLabel('Identifiant numéro entreprise').fill(NEUVE?.numeroEntreprise ?? '')
    await page.getByRole('button', { name: 'Certifier' }).click()
    await expect(page.getByText('est ajoutée à votre compte')).toBeVisible()
    await page.getByRole('link', { name: /^Demandes en cours\s?, trier$/ }).click()
    await expect(page).toHaveURL(/tri=demandes/)
    await page.goto(`/comptes/${compteId}/utilisateurs`)
    await page.getByRole('button', { name: `Voir comme : ${colleague.nom}` }).click()
    await expect(page.getByText('Vous voyez comme')).toBeVisible()
    await page.getByRole('button', { name: 'Quitter' }).click()
    await expect(page).toHaveURL(`/comptes/${compteId}/utilisateurs`)
  })
})
