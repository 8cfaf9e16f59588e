import { expect, expectAccessible, expectFits, sql, test } from '../../support/journey.ts'

const count = async (utile: boolean): Promise<number> => {
  const [ligne] = await sql<{ n: string }>(
    `SELECT count(*) AS n FROM evenement WHERE type = 'aide.jugee' AND donnees ->> 'entree' = 'mot-de-passe-oublie' AND donnees ->> 'utile' = $1`,
    [String(utile)],
  )
  return Number(ligne?.n)
}

test('l’aide s’ouvre sur la page d’où l’on vient, trouve malgré les fautes, et demande si elle a servi', async ({ page }) => {
  await page.goto('/mot-de-passe-oublie')
  await page.getByRole('banner').getByRole('link', { name: 'Aide' }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Pour la page d’où vous venez')
  await expect(page.getByRole('region', { name: 'Pour la page d’où vous venez' })).toContainText('J’ai oublié mon mot de passe')
  await expectAccessible(page)
  await page.getByRole('searchbox').fill('mot de pase oublié')
  await page.getByRole('searchbox').press('Enter')
  const premiere = page.locator('#contenu details').first()
  await expect(premiere).toHaveAttribute('open', '')
  await expect(premiere).toContainText('J’ai oublié mon mot de passe, que faire')
  const avant = await count(true)
  await premiere.getByRole('button', { name: /^Oui/ }).click()
  await expect(page.getByText('Merci, c’est noté.')).toBeVisible()
  expect(await count(true)).toBe(avant + 1)
  await page.goto('/faq?page=demandes')
  await page.setViewportSize({ width: 320, height: 800 })
  await expectFits(page, 320)
})

test('« Tout savoir sur votre espace client » : chaque étape a son image, qui se charge', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Tout savoir sur votre espace client' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tout savoir sur votre espace client')
  const images = page.getByRole('main').getByRole('img')
  expect(await images.count()).toBeGreaterThanOrEqual(14)
  for (const image of await images.all()) {
    await image.scrollIntoViewIfNeeded()
    await expect.poll(() => image.evaluate((une: HTMLImageElement) => une.complete && une.naturalWidth)).toBe(1280)
  }
  await expectAccessible(page)
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('un avis se donne en formulaire simple', async ({ page }) => {
    const avant = await count(false)
    await page.goto('/faq?q=mot+de+passe+oublie')
    await page.locator('#contenu details').first().getByRole('button', { name: /^Non/ }).click()
    await expect(page.getByText('Merci, c’est noté.')).toBeVisible()
    expect(await count(false)).toBe(avant + 1)
  })
})
