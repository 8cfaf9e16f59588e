import { expect, openMenu, openSwitcher, test } from '../../support/journey.ts'
import { shoot } from '../../support/guides.ts'

const DURAND = '/e/900000019'

test.use({ personne: 'claire' })

// Le guide « Présentation » : ce que la référence montre en vidéo, d’un écran au suivant par ses liens.
test('Claire fait le tour de son espace, de la présentation à la retraite', async ({ page }) => {
  test.slow()
  await page.goto('/tout-savoir')
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Présentation de votre espace client')
  await page.goto('/presentation')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre espace en quatre écrans')
  await shoot(page, 'presentation-fenetre')
  await page.goto(DURAND)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Bonjour Claire, /)
  await shoot(page, 'presentation-accueil')
  await openMenu(page)
  await expect(page.getByRole('link', { name: /profil/i }).first()).toBeVisible()
  await shoot(page, 'presentation-menu')
  await page.keyboard.press('Escape')
  await openSwitcher(page)
  await shoot(page, 'presentation-entreprises')
  await page.keyboard.press('Escape')
  const rubrique = async (lien: string | RegExp, titre: string | RegExp, nom: string) => {
    await page.goto(DURAND)
    await page.getByRole('main').getByRole('link', { name: lien, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(titre)
    await shoot(page, nom)
  }
  await rubrique('DSN Santé / Prévoyance', /DSN/, 'presentation-dsn')
  await page.getByRole('link', { name: 'Voir les comptes rendus métier' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/comptes? rendus?|à corriger/)
  await shoot(page, 'presentation-comptes-rendus')
  await rubrique('Documents Santé / Prévoyance', /Documents/, 'presentation-documents')
  await rubrique('Offres et services', /Offres et services/, 'presentation-offres')
  await rubrique('Contrats Santé / Prévoyance', /Contrats/, 'presentation-contrat')
  await page.getByRole('link', { name: 'Prévoyance conventionnelle des non-cadres' }).click()
  await expect(page.getByRole('region', { name: 'Ses documents' }).getByRole('link', { name: /^Conditions particulières/ })).toBeVisible()
  await shoot(page, 'presentation-contrat')
  const univers = page.getByRole('navigation', { name: 'Univers' })
  await univers.getByRole('link', { name: /Prévoyance/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Univers Prévoyance')
  await shoot(page, 'presentation-univers')
  await univers.getByRole('link', { name: /Retraite/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Univers Retraite')
  await shoot(page, 'presentation-retraite')
})
