import { expect, signIn, smallClient, switcherOf, test } from '../../support/journey.ts'

const SEUL = ['Mes démarches en ligne', 'Mes demandes / Mes courriers']

test('Paul, une seule entreprise : son accueil, ses rubriques, son administration', async ({ page }) => {
  await page.goto('/connexion')
  await signIn(page, 'paul')
  await expect(page).toHaveURL('/e/900000050')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Bonjour Paul, (quatre|cinq|six) choses vous attendent$/)
  await expect(switcherOf(page)).toHaveCount(0)
  await expect(page.getByRole('article').getByRole('heading')).toHaveText([
    ...SEUL,
    'DSN Santé / Prévoyance',
    'Documents Santé / Prévoyance',
    'Contrats Santé / Prévoyance',
    'Offres et services',
  ])
  await page
    .getByRole('region', { name: 'Administration du compte' })
    .getByRole('link', { name: /^Gestion des experts-comptables/ })
    .click()
  await expect(page.getByRole('row').filter({ hasText: 'Cabinet Fictif Expertise' })).toContainText('En attente d’acceptation')
})

test('l’administrateur d’un petit client ne voit que la sienne, selon sa couverture', async ({ page }) => {
  const { admin, company } = smallClient(4)
  await page.goto('/connexion')
  await signIn(page, admin.email as `${string}@${string}`)
  await expect(page).toHaveURL(`/e/${company.siren}`)
  await expect(page.getByRole('region', { name: 'Entreprise choisie' })).toContainText(company.raisonSociale)
  await expect(page.getByRole('region', { name: 'Entreprise choisie' })).toContainText(
    `Vous êtes administrat${admin.civilite === 'madame' ? 'rice' : 'eur'}`,
  )
  await expect(switcherOf(page)).toHaveCount(0)
  await expect(page.getByRole('article').getByRole('heading')).toHaveText([
    ...SEUL,
    'DSN Santé',
    'Documents Santé',
    'Contrats Santé',
    'Offres et services',
  ])
  await expect(page.getByRole('main')).not.toContainText('Prévoyance')
  await page.goto('/demandes')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes demandes')
})
