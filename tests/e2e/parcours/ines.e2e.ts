import { expect, openSwitcher, signIn, test } from '../../support/journey.ts'

test('Inès voit tout le portefeuille, en collaboratrice', async ({ page }) => {
  await page.goto('/connexion')
  await signIn(page, 'ines')
  await expect(page).toHaveURL('/accueil')
  const lignes = page
    .getByRole('table', { name: 'Entreprises, par raison sociale' })
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
  await expect(lignes).toHaveCount(3)
  for (const ligne of await lignes.all()) await expect(ligne).toContainText('collaboratrice')
  await lignes.filter({ hasText: 'Durand Voyages' }).getByRole('link').click()
  await expect(page).toHaveURL('/e/900000035')
  await expect(page.getByRole('article').getByRole('heading')).toHaveText([
    'Mes démarches en ligne',
    'Mes demandes / Mes courriers',
    'DSN Santé',
    'Documents Santé',
    'Contrats Santé',
    'Offres et services',
  ])
  await openSwitcher(page)
  await expect(page.getByRole('link', { name: 'Ajouter une entreprise' }), 'une collaboratrice n’en ajoute pas').toHaveCount(0)
})

test.describe('Inès, deux onglets', () => {
  test.use({ personne: 'ines' })

  test('chaque onglet garde son entreprise, son titre et sa couleur', async ({ page, context }) => {
    await page.goto('/e/900000019')
    const autre = await context.newPage()
    await autre.goto('/e/900000027')
    await page.getByRole('main').getByRole('link', { name: 'Contrats Santé / Prévoyance', exact: true }).click()
    await expect(page).toHaveURL('/e/900000019/contrats')
    await autre.getByRole('main').getByRole('link', { name: 'Contrats Prévoyance', exact: true }).click()
    await expect(autre).toHaveURL('/e/900000027/contrats')
    await page.reload()
    await expect(page.getByRole('region', { name: 'Entreprise choisie' })).toContainText('Transports Fictifs Durand')
    await expect(autre.getByRole('region', { name: 'Entreprise choisie' })).toContainText('Durand Logistique')
    expect(await page.title(), 'les titres disent l’entreprise').not.toBe(await autre.title())
    const bandeau = (onglet: typeof page) =>
      onglet.getByRole('region', { name: 'Entreprise choisie' }).evaluate((e) => getComputedStyle(e, '::before').backgroundColor)
    expect(await bandeau(page)).not.toBe(await bandeau(autre))
    await openSwitcher(autre)
    await autre
      .getByRole('option', { name: /Durand Voyages/ })
      .first()
      .click()
    await expect(autre).toHaveURL('/e/900000035/contrats')
    await page.reload()
    await expect(page).toHaveURL('/e/900000019/contrats')
  })
})
