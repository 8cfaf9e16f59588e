import { readFileSync } from 'node:fs'
import { UNREAD } from '../../../prisma/seed/notifications.ts'
import { expect, openMenu, openSwitcher, signIn, smallClient, switcherOf, test } from '../../support/journey.ts'

test('Karim arrive sur ses 303 entreprises', async ({ page }) => {
  await page.goto('/connexion')
  await signIn(page, 'karim')
  await expect(page).toHaveURL('/accueil')
  await expect(page.getByRole('region', { name: 'Portefeuille' })).toContainText('303 entreprises')
  await expect(page.getByRole('region', { name: 'Portefeuille' })).toContainText('Cabinet Fictif Expertise')
  await expect(page.getByRole('banner').getByRole('link', { name: `Mes demandes ${UNREAD.karim} notifications dans Mes demandes` })).toBeVisible()
  await openMenu(page)
  await expect(page.getByRole('banner').getByText('Administration du compte'), 'un expert-comptable n’administre aucun compte').toHaveCount(0)
})

test.describe('Karim, expert-comptable', () => {
  test.use({ personne: 'karim' })

  test('chercher parmi 303 entreprises dans la liste, par nom sans accent et par SIREN', async ({ page }) => {
    const client = smallClient(17)
    await page.goto('/accueil')
    const champ = await openSwitcher(page)
    await expect(page.getByRole('status').filter({ hasText: '303 entreprises, 50 affichées' })).toBeVisible()
    await champ.pressSequentially('demenagements', { delay: 20 })
    await expect(page.getByRole('option').first()).toContainText('Déménagements')
    await expect(page.getByRole('status').filter({ hasText: /^\d+ entreprises$/ })).toBeVisible()
    await champ.fill(client.company.siren)
    await expect(page.getByRole('option')).toHaveText([new RegExp(client.company.raisonSociale)])
    await champ.press('Enter')
    await expect(page).toHaveURL(`/e/${client.company.siren}`)
    await expect(page.getByRole('region', { name: 'Entreprise choisie' })).toContainText(
      `Vous êtes expert-comptable, pour le compte de ${client.company.raisonSociale}`,
    )
    await openSwitcher(page)
    await champ.fill('zzzz')
    await expect(page.getByRole('status').filter({ hasText: 'Aucune entreprise ne correspond' })).toBeVisible()
    await champ.press('Escape')
    await expect(switcherOf(page)).toBeFocused()
  })

  test('pour le compte de Durand : ni administration, ni ses autres comptes', async ({ page }) => {
    await page.goto('/e/900000019')
    await expect(page.getByRole('region', { name: 'Entreprise choisie' })).toContainText('pour le compte de Transports Fictifs Durand')
    await expect(page.getByRole('region', { name: 'Administration du compte' })).toHaveCount(0)
    await expect(page.getByRole('article').getByRole('heading')).toHaveCount(7)
  })

  test('« À faire » : pages, filtres par nature et par jour, dans l’adresse', async ({ page }) => {
    await page.goto('/accueil')
    const choses = page.getByRole('table', { name: /Choses à faire/ })
    const premiere = await choses.getByRole('row').nth(2).textContent()
    await page.locator('#a-faire').getByRole('link', { name: 'Page suivante' }).click()
    await expect(page).toHaveURL(/[?&]page=2/)
    await expect(page.locator('#a-faire')).toContainText('Page 2 sur')
    expect(await choses.getByRole('row').nth(2).textContent()).not.toBe(premiere)
    await page
      .getByRole('navigation', { name: 'Filtrer par nature' })
      .getByRole('link', { name: /^Pièces/ })
      .click()
    await expect(page).toHaveURL(/type=pieces/)
    await expect(choses.getByRole('link', { name: /^Reprendre/ })).toHaveCount(0)
    await expect(choses.getByRole('link').first()).toHaveText(/Fournir (la pièce|les pièces)|Répondre/)
  })

  test('« À faire » : un seul client, dans l’adresse ; le fichier CSV porte la même liste', async ({ page }) => {
    await page.goto('/accueil?type=pieces')
    await page.locator('summary', { hasText: 'Client' }).click()
    const choix = page.getByRole('group', { name: 'Client' })
    await choix.getByRole('radio').nth(1).check()
    await choix.getByRole('button', { name: 'Appliquer' }).click()
    await expect(page).toHaveURL(/client=/)
    await expect(page.getByRole('link', { name: /^Retirer le filtre Client/ })).toBeVisible()
    const lignes = page
      .getByRole('table', { name: /Choses à faire/ })
      .getByRole('row')
      .filter({ has: page.getByRole('link') })
    const montrees = await lignes.count()
    const [fichier] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Exporter (CSV)' }).click()])
    expect(fichier.suggestedFilename()).toBe('a-faire.csv')
    expect(
      readFileSync(await fichier.path(), 'utf8')
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(montrees + 1)
  })

  test('la délégation qui attend son accord mène à sa page ; l’entreprise, elle, reste fermée', async ({ page }) => {
    await page.goto('/accueil?type=delegations')
    const ligne = page
      .getByRole('table', { name: /Choses à faire/ })
      .getByRole('row')
      .filter({ has: page.getByRole('link') })
    await expect(ligne).toHaveText([/Répondre à la délégation.*Ambulances Fictives Petit/])
    await ligne.getByRole('link').click()
    await expect(page).toHaveURL(/\/clients\/[\da-f-]{36}$/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Paul .* vous confie/)
    const suite = page.waitForResponse((reponse) => reponse.url().endsWith('/e/900000050'))
    await page.evaluate(() => fetch('/e/900000050').catch(() => undefined))
    expect((await suite).status()).toBe(404)
  })
  test.use({ attendus: [/404 \(Not Found\)/] })

  test('le portefeuille se cherche et se feuillette, même sans la liste déroulante', async ({ page }) => {
    await page.goto('/accueil')
    const portefeuille = page.getByRole('region', { name: 'Toutes vos entreprises' })
    await expect(portefeuille).toContainText(/Entreprises 1 à \d+ sur 303/)
    await portefeuille.getByRole('link', { name: /suivante/ }).click()
    await expect(portefeuille).not.toContainText('Entreprises 1 à ')
    await expect(portefeuille).toContainText(/Entreprises \d+ à \d+ sur 303/)
    await portefeuille.getByRole('searchbox').fill('Messagerie')
    await portefeuille.getByRole('button', { name: 'Rechercher' }).click()
    await expect(page).toHaveURL(/entreprise=Messagerie/)
    await expect(portefeuille.getByRole('rowheader').first()).toContainText('Messagerie')
    await expect(portefeuille).toContainText(/sur 25(?!\d)/)
  })

  test('les mille demandes de ses clients se feuillettent', async ({ page }) => {
    await page.goto('/demandes')
    await expect(page.getByRole('table').getByRole('rowheader')).toHaveCount(25)
    await page.getByRole('link', { name: 'Page suivante' }).click()
    await expect(page).toHaveURL(/page=2/)
    await expect(page.getByRole('navigation', { name: /Pages/ })).toContainText('Demandes 26 à 50 sur')
  })
})
