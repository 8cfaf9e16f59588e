import { DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { emailOf, expect, fillSignIn, freshCode, smallClient, test } from '../../support/journey.ts'

test.use({ javaScriptEnabled: false, attendus: [/404 \(Not Found\)/] })

test('sans JavaScript : se tromper, se connecter, chercher une entreprise, changer, ouvrir le menu, se déconnecter', async ({ page, isMobile }, {
  project,
}) => {
  const autre = smallClient(project.name === 'desktop' ? 102 : 103).admin.email
  await page.goto('/e/900000019/contrats')
  await expect(page).toHaveURL('/connexion?retour=%2Fe%2F900000019%2Fcontrats')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByRole('heading', { name: 'Il y a 2 erreurs' })).toBeVisible()
  await expect(page).toHaveTitle(/^Erreur : /)
  await page.getByRole('link', { name: /^Saisissez votre mot de passe/ }).click()
  await expect(page).toHaveURL(/#motDePasse$/)
  await fillSignIn(page, autre, 'Pas-le-bon-2026')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('ne correspond pas')
  await expect(page.getByLabel('Identifiant', { exact: true })).toHaveValue(autre)
  await expect(page.getByLabel('Mot de passe', { exact: true })).toHaveValue('')
  await fillSignIn(page, emailOf('claire'), DEMO_PASSWORD)
  await expect(page).toHaveURL(/\/e\/900000019\/contrats(#|$)/)
  await expect(page.getByRole('row', { name: /TRM-NC-0000123/ })).toBeVisible()

  await page.getByRole('link', { name: /Changer d’entreprise/ }).click()
  await expect(page).toHaveURL('/accueil#portefeuille')
  const portefeuille = page.getByRole('region', { name: 'Toutes vos entreprises' })
  await portefeuille.getByRole('searchbox').fill('voyages')
  await portefeuille.getByRole('button', { name: 'Rechercher' }).click()
  await expect(portefeuille.getByRole('rowheader')).toHaveText([/Durand Voyages/])
  await portefeuille.getByRole('link', { name: /Durand Voyages/ }).click()
  await expect(page).toHaveURL('/e/900000035')
  await expect(page.getByRole('article').getByRole('heading')).toHaveCount(6)

  const bouton = page.getByRole('banner').getByRole('button', { name: /Menu/ })
  const profil = page.getByRole('banner').getByRole('link', { name: 'Mon profil' })
  await expect(profil).toBeHidden()
  if (isMobile) await bouton.tap()
  else await bouton.hover()
  await expect(profil).toBeVisible()
  await page.getByRole('banner').getByRole('link', { name: 'Gestion des utilisateurs' }).click()
  await expect(page.getByRole('table').getByRole('rowheader')).toHaveCount(3)
  expect((await page.goto('/e/900000050'))?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas, ou pas pour vous')
  await bouton.focus()
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(page).toHaveURL('/connexion')
  await page.goto('/accueil')
  await expect(page).toHaveURL('/connexion?retour=%2Faccueil')
})

test('sans JavaScript : la gestion se connecte avec son code', async ({ page }) => {
  await page.goto('/gestion')
  await fillSignIn(page, emailOf('luc'), DEMO_PASSWORD, '12')
  await expect(page.getByRole('link', { name: /^Saisissez les 6 chiffres/ })).toBeVisible()
  await fillSignIn(page, emailOf('luc'), DEMO_PASSWORD, await freshCode('luc'))
  await expect(page).toHaveURL('/gestion')
  await expect(page.getByRole('table').getByRole('rowheader').first()).toBeVisible()
  await page.getByRole('link', { name: 'Page suivante' }).click()
  await expect(page).toHaveURL('/gestion?page=2')
})
