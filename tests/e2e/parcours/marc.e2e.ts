import { compteId } from '../../../prisma/seed/writers.ts'
import { expect, openMenu, signIn, switcherOf, test } from '../../support/journey.ts'

test('Marc n’a qu’une entreprise : il arrive droit chez elle, sans liste à dérouler', async ({ page }) => {
  await page.goto('/connexion')
  await signIn(page, 'marc')
  await expect(page).toHaveURL('/e/900000019')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Bonjour Marc, /)
  await expect(page.getByRole('region', { name: 'Entreprise choisie' })).toContainText('Transports Fictifs Durand')
  await expect(page.getByRole('region', { name: 'Entreprise choisie' })).toContainText('Vous êtes collaborateur')
  // La page est prête dès que le menu répond : la liste, elle, n’existe pas.
  await openMenu(page)
  await expect(switcherOf(page)).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Entreprise choisie' }).getByRole('link', { name: /Transports/ })).toHaveCount(0)
})

test.describe('Marc, collaborateur', () => {
  test.use({ personne: 'marc' })

  test('la marque et « Retour à mon espace client » ramènent chez lui', async ({ page }) => {
    await page.goto('/e/900000019/contrats')
    await page
      .getByRole('banner')
      .getByRole('link', { name: /Carcept/ })
      .click()
    await expect(page).toHaveURL('/e/900000019')
    await page.goto('/profil')
    await openMenu(page)
    await page.getByRole('banner').getByRole('link', { name: 'Retour à mon espace client' }).click()
    await expect(page).toHaveURL('/e/900000019')
  })

  test('il voit son entreprise et la liste des utilisateurs, et apprend qui peut les changer', async ({ page }) => {
    await page.goto('/e/900000019')
    await page.getByRole('region', { name: 'Administration du compte' }).getByRole('link', { name: 'Gestion des entreprises' }).click()
    await expect(page.getByRole('table').getByRole('rowheader')).toHaveText([/Transports Fictifs Durand/])
    await expect(page.getByRole('main')).toContainText(/Seuls? un administrateur peut.*Claire Durand/)
    await page.goto(`/comptes/${compteId('durand')}/utilisateurs`)
    await expect(page.getByRole('table').getByRole('rowheader')).toHaveCount(3)
    await expect(page.getByRole('main')).toContainText(/Seuls? un administrateur peut.*Claire Durand/)
  })
})
