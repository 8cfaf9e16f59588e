import type { Page } from '@playwright/test'
import { DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { expect, expectAccessible, expectFits, fillSignIn, smallClient, sql, test } from '../../support/journey.ts'

const emailOf = (rang: number) => smallClient(rang).admin.email
const accueilOf = (rang: number) => `/e/${smallClient(rang).company.siren}`
/** La seule du monde de démonstration qui n’a encore rien vu ; les autres oublient, chacune pour son essai. */
const NEUVE = 299

async function enter(page: Page, rang: number): Promise<void> {
  await page.goto('/connexion')
  await fillSignIn(page, emailOf(rang), DEMO_PASSWORD)
  await expect(page).not.toHaveURL(/\/connexion/)
}
const forget = (rang: number, entree?: string) =>
  sql(`DELETE FROM presentation_vue p USING utilisateur u WHERE u.id = p.utilisateur_id AND u.email = $1 AND ($2::text IS NULL OR p.entree = $2)`, [
    emailOf(rang),
    entree ?? null,
  ])
const fenetre = (page: Page) => page.getByRole('dialog')

test('à sa première visite, quatre écrans sur l’accueil seul ; vus, ils ne reviennent pas, et « ? » les rejoue', async ({ page }) => {
  test.slow()
  await page.goto(`/connexion?retour=${encodeURIComponent(`${accueilOf(NEUVE)}/contrats`)}`)
  await fillSignIn(page, emailOf(NEUVE), DEMO_PASSWORD)
  await expect(page).toHaveURL(`${accueilOf(NEUVE)}/contrats`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(fenetre(page), 'jamais par-dessus la page qu’un lien ouvre').toHaveCount(0)
  await page.goto(accueilOf(NEUVE))
  await expect(fenetre(page).getByRole('heading', { name: 'L’accueil commence par ce qui vous attend' })).toBeVisible()
  await expectAccessible(page)
  await expectFits(page, 360)
  for (const [titre, rang] of [
    ['Une plaque par entreprise', 2],
    ['Chaque demande dit qui attend qui', 3],
    ['Votre nom ouvre le menu', 4],
  ] as const) {
    await fenetre(page).getByRole('button', { name: 'Suivant' }).press('Enter')
    await expect(fenetre(page).getByRole('heading', { name: titre })).toBeFocused()
    await expect(fenetre(page)).toContainText(`${rang} sur 4`)
    const image = fenetre(page).getByRole('img')
    await expect.poll(() => image.evaluate((e: HTMLImageElement) => e.complete && e.naturalWidth)).toBe(1152)
  }
  await fenetre(page)
    .getByRole('button', { name: /^Écran 2/ })
    .click()
  await expect(fenetre(page)).toContainText('2 sur 4')
  await fenetre(page)
    .getByRole('button', { name: /^Écran 4/ })
    .click()
  await fenetre(page).getByRole('button', { name: 'Commencer' }).click()
  await expect(fenetre(page)).toBeHidden()
  await expect
    .poll(() =>
      sql(`SELECT 1 FROM presentation_vue p JOIN utilisateur u ON u.id = p.utilisateur_id WHERE u.email = $1`, [emailOf(NEUVE)]).then(
        (l) => l.length,
      ),
    )
    .toBe(1)
  await page.goto(accueilOf(NEUVE))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(fenetre(page)).toHaveCount(0)
  await page.getByRole('link', { name: 'Aide et questions fréquentes' }).click()
  await page.getByRole('link', { name: /Revoir la présentation/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre espace en quatre écrans')
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(4)
  await expectAccessible(page)
})

test('Échap la passe, pour de bon', async ({ page }) => {
  await forget(298)
  await enter(page, 298)
  await expect(fenetre(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(fenetre(page)).toBeHidden()
  await expect
    .poll(() =>
      sql(`SELECT 1 FROM presentation_vue p JOIN utilisateur u ON u.id = p.utilisateur_id WHERE u.email = $1`, [emailOf(298)]).then((l) => l.length),
    )
    .toBe(1)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(fenetre(page)).toHaveCount(0)
})

test('qui connaissait l’espace ne voit que ce qui est neuf, une fois', async ({ page }) => {
  await forget(297, 'reprise')
  await sql(`UPDATE presentation_vue p SET vue_le = '2026-10-02' FROM utilisateur u WHERE u.id = p.utilisateur_id AND u.email = $1`, [emailOf(297)])
  await enter(page, 297)
  const nouveaute = page.getByRole('complementary', { name: 'Nouveauté' })
  await expect(nouveaute).toContainText('Nouveau depuis votre visite du')
  await expect(fenetre(page)).toHaveCount(0)
  await expectAccessible(page)
  await expectFits(page, 360)
  await nouveaute.getByRole('button', { name: 'Fermer' }).click()
  await expect(nouveaute).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(nouveaute).toHaveCount(0)
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('un lien mène à la même chose sur une page', async ({ page }) => {
    await forget(296)
    await enter(page, 296)
    await page.getByRole('link', { name: 'Votre espace en quatre écrans' }).click()
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(4)
    await page.getByRole('button', { name: 'Commencer' }).click()
    await expect(page).toHaveURL(accueilOf(296))
    await expect(page.getByRole('link', { name: 'Votre espace en quatre écrans' })).toHaveCount(0)
  })
})
