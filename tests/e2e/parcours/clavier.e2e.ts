import type { Page } from '@playwright/test'
import { expect, focused, menuOf, switcherOf, test, type Who } from '../../support/journey.ts'

type Arret = Awaited<ReturnType<typeof focused>>

/** Tab, d’un bout à l’autre de la page, jusqu’à retomber sur le lien d’évitement. */
async function walk(page: Page): Promise<Arret[]> {
  const arrets: Arret[] = []
  for (let pas = 0; pas < 150; pas++) {
    await page.keyboard.press('Tab')
    const ici = await focused(page)
    if (ici.balise === 'body' || (pas > 0 && ici.texte === 'Aller au contenu')) return arrets
    arrets.push(ici)
    // Le menu du nom s’ouvre au focus : ce qu’il contient vient ensuite, pas avant.
    if (/Menu$/.test(ici.texte)) await expect(page.getByRole('banner').getByRole('button', { name: /Menu/ })).toHaveAttribute('aria-expanded', 'true')
  }
  throw new Error(
    `Le clavier ne sort pas de la page : ${arrets
      .slice(-4)
      .map((a) => a.texte)
      .join(' › ')}`,
  )
}

/** Ce que le clavier devrait pouvoir atteindre, menu du nom ouvert. */
const reachable = (page: Page) =>
  page
    .locator('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')
    .evaluateAll(
      (tous) =>
        tous.filter((e) => e.checkVisibility() && e.getClientRects().length > 0 && !e.hasAttribute('disabled') && e.getAttribute('tabindex') !== '-1')
          .length,
    )

for (const [qui, adresse] of [
  [null, '/connexion'],
  ['claire', '/accueil'],
  ['claire', '/e/900000019'],
  ['claire', '/e/900000019/demandes'],
  ['claire', '/demandes'],
  ['sophie', '/gestion'],
] as [Who, string][])
  test(`${adresse} : tout s’atteint au clavier, dans l’ordre, avec un anneau d’au moins 3 px, sans piège`, async ({ ouvre }) => {
    const page = await ouvre(qui)
    await page.goto(adresse)
    if (qui) await menuOf(page)
    const arrets = await walk(page)
    expect(arrets[0]?.texte).toBe('Aller au contenu')
    expect(
      arrets.filter(({ anneau }) => anneau < 3).map(({ balise, texte }) => `${balise} ${texte}`),
      'sans anneau',
    ).toEqual([])
    expect(
      arrets.filter(({ visible }) => !visible).map(({ balise, texte }) => `${balise} ${texte}`),
      'hors de vue',
    ).toEqual([])
    expect(arrets.length, arrets.map((a) => a.texte).join(' › ')).toBe(await reachable(page))
    const premierDuContenu = arrets.findIndex(({ dansContenu }) => dansContenu)
    expect(
      arrets.slice(premierDuContenu).findLastIndex(({ dansContenu }) => dansContenu),
      'le contenu d’un seul tenant',
    ).toBe(arrets.filter(({ dansContenu }) => dansContenu).length - 1)
  })

test.describe('Claire, au clavier seul', () => {
  test.use({ personne: 'claire' })

  test('le lien d’évitement mène au contenu ; l’en-tête suit l’ordre de l’écran', async ({ page }) => {
    await page.goto('/e/900000019')
    await menuOf(page)
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeInViewport()
    const ordre: string[] = []
    for (let pas = 0; pas < 6; pas++) {
      await page.keyboard.press('Tab')
      ordre.push((await focused(page)).texte)
    }
    expect(ordre[0]).toMatch(/^Carcept Prev/)
    expect(ordre[1]).toMatch(/^Chercher/)
    expect(ordre[2]).toBe('Lancer la recherche')
    expect(ordre[3]).toMatch(/^Mes demandes/)
    expect(ordre[4]).toBe('Aide et questions fréquentes')
    expect(ordre[5]).toMatch(/^Claire Durand\s?Menu$/)
    await expect(page.getByRole('banner').getByRole('link', { name: 'Mon profil' }), 'le menu s’ouvre au focus').toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect(switcherOf(page), 'fermé, le menu ne retient plus le clavier').toBeFocused()
    await page.goto('/e/900000019')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect((await focused(page)).dansContenu).toBe(true)
  })

  test('le menu : descendre, choisir, revenir', async ({ page }) => {
    await page.goto('/e/900000019')
    const bouton = await menuOf(page)
    await bouton.focus()
    for (let pas = 0; pas < 2; pas++) await page.keyboard.press('Tab')
    await expect(page.getByRole('banner').getByRole('link', { name: 'Mon profil' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(bouton).toBeFocused()
    await bouton.press('Enter')
    await expect(bouton).toHaveAttribute('aria-expanded', 'true')
    for (let pas = 0; pas < 2; pas++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/profil')
  })

  test('la liste des entreprises : ouvrir, descendre, choisir ; l’option active se voit', async ({ page }) => {
    await page.goto('/e/900000019/dsn')
    await switcherOf(page).focus()
    await page.keyboard.press('Enter')
    const champ = page.getByRole('combobox')
    await expect(champ).toBeFocused()
    expect((await focused(page)).anneau).toBeGreaterThanOrEqual(3)
    await page.keyboard.type('logistique')
    await expect(page.getByRole('option')).toHaveText([/Durand Logistique/])
    await expect(champ).toHaveAttribute('aria-activedescendant', (await page.getByRole('option').getAttribute('id')) ?? '')
    expect(await page.getByRole('option').evaluate((e) => Number.parseFloat(getComputedStyle(e).outlineWidth))).toBeGreaterThanOrEqual(3)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/e/900000027/dsn')
    await expect(switcherOf(page)).toContainText('Durand Logistique')
    await page.keyboard.press('Tab')
    expect((await focused(page)).texte, 'une page nouvelle commence au début').toBe('Aller au contenu')
    await switcherOf(page).focus()
    await page.keyboard.press('Enter')
    await expect(champ).toBeFocused()
    // La plaque d’abord, qui tient encore la liste, puis ce qui la précède.
    for (let pas = 0; pas < 2; pas++) await page.keyboard.press('Shift+Tab')
    await expect(champ, 'sortir par Tab ferme la liste').toBeHidden()
  })

  test('un tableau et ses pages', async ({ page }) => {
    await page.goto('/demandes')
    const premier = page.getByRole('table').getByRole('rowheader').getByRole('link').first()
    const titre = await premier.textContent()
    await premier.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(titre ?? '')
    await page.goBack()
    await page.getByRole('link', { name: 'Page suivante' }).focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/page=2/)
    await expect(page.getByRole('table').getByRole('rowheader').getByRole('link').first()).not.toHaveText(titre ?? '')
  })
})
