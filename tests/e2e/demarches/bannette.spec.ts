import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../../support/journey.ts'

async function register(page: Page, objet: string): Promise<void> {
  await page.goto('/gestion/enregistrer')
  await page.getByLabel(/^SIREN de l’entreprise/).fill('900 000 019')
  await page.getByLabel(/^Reçue par/).selectOption('telephone')
  await page.getByLabel(/^De la part de/).fill('Marc Leroy')
  await page.getByLabel(/^Sujet/).selectOption('affiliation')
  await page.getByLabel(/^Univers/).selectOption('sante')
  await page.getByLabel(/^Objet/).fill(objet)
  await page.getByLabel(/^Ce qui est demandé/).fill('Un essai.')
  await page.getByRole('button', { name: 'Enregistrer la demande' }).click()
  await expect(page).toHaveURL(/fait=enregistrer$/)
}

test('Sophie choisit ses colonnes, puis prend deux demandes d’un coup', async ({ ouvre }) => {
  const page = await ouvre('sophie')
  for (const rang of ['une', 'deux', 'trois']) await register(page, `Choisie à la bannette ${rang}`)
  await page.goto('/gestion?q=Choisie+%C3%A0+la+bannette&etat=a_prendre')
  const table = page.getByRole('table')
  await expect(table.getByRole('columnheader')).toHaveText(['Choisir', 'Demande', 'Entreprise', 'État', 'Âge', 'Gestionnaire'])

  await page.getByText('Colonnes', { exact: true }).click()
  await page.getByLabel('Arrivée').check()
  await page.getByLabel('Gestionnaire').uncheck()
  await page.getByRole('button', { name: 'Montrer ces colonnes' }).click()
  await expect(page).toHaveURL(/colonnes=/)
  await expect(table.getByRole('columnheader')).toHaveText(['Choisir', 'Demande', 'Entreprise', 'Arrivée', 'État', 'Âge'])
  await expect(table.getByRole('row').nth(1)).toContainText('par téléphone')
  await expectAccessible(page)

  const toutes = page.getByLabel('Toutes celles à prendre sur cette page')
  await toutes.check()
  await expect(page.getByText('3 demandes choisies')).toBeVisible()
  await page.getByLabel('Choisir Choisie à la bannette trois').uncheck()
  await expect(toutes).not.toBeChecked()
  await expect(page.getByText('2 demandes choisies')).toBeVisible()
  await page.getByRole('button', { name: 'Prendre en charge la sélection' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Vous suivez maintenant 2 demandes de plus.' })).toBeVisible()
  await page.goto('/gestion?q=Choisie+%C3%A0+la+bannette&etat=a_prendre')
  await expect(table.getByRole('link', { name: /Choisie/ })).toHaveText(['Choisie à la bannette trois'])
})

test('Sophie travaille au clavier : elle arrive chez elle, cherche à une faute près, prend, passe à la suivante, et coupe les raccourcis', async ({
  ouvre,
}) => {
  const page = await ouvre('sophie')
  await register(page, 'Portabilité de Anaëlle Kervadec')
  await page.goto('/gestion')
  await expect(page.getByRole('navigation', { name: 'Bannette' }).getByRole('link', { name: /^Les miennes/ })).toHaveAttribute('aria-current', 'page')
  await expect(page.locator('html')).toHaveAttribute('data-touches', '')
  await page.keyboard.press('/')
  await page.keyboard.type('anaelle kervadek')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/q=anaelle/)
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: 'Portabilité de Anaëlle Kervadec' })).toBeFocused()
  await page.getByRole('button', { name: 'Prendre : Portabilité de Anaëlle Kervadec' }).click()
  await expect(page).toHaveURL(/\/gestion\/demandes\/CP-.*fait=prendre/)
  const suivante = page.getByRole('status').getByRole('link', { name: /^Suivante : / })
  await expect(suivante).toBeVisible()
  await expectAccessible(page)
  const ici = new URL(page.url()).pathname
  await page.keyboard.press('j')
  await expect.poll(() => new URL(page.url()).pathname).not.toBe(ici)
  // La page d’après entend le clavier à son tour.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-touches', '')
  await page.keyboard.press('?')
  const aide = page.getByRole('dialog', { name: 'Raccourcis du clavier' })
  await expect(aide).toBeVisible()
  await expectAccessible(page)
  await aide.getByLabel('Raccourcis d’une lettre actifs').uncheck()
  await aide.getByRole('button', { name: 'Fermer' }).click()
  const la = page.url()
  await page.keyboard.press('j')
  await expect(page.locator('html')).not.toHaveAttribute('data-touches')
  expect(page.url()).toBe(la)
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('la case et le bouton prennent la demande', async ({ ouvre }) => {
    const page = await ouvre('sophie')
    await register(page, 'Choisie sans script')
    await page.goto('/gestion?q=Choisie+sans+script&etat=a_prendre')
    await page.getByRole('button', { name: 'Prendre en charge la sélection' }).click()
    await expect(page.getByRole('alert')).toContainText('Choisissez au moins une demande.')
    await page.getByLabel('Choisir Choisie sans script').check()
    await page.getByRole('button', { name: 'Prendre en charge la sélection' }).click()
    await expect(page.getByRole('main')).toContainText('Vous suivez maintenant 1 demande de plus.')
  })
})
