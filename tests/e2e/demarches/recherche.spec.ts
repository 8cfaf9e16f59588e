import { shoot } from '../../support/guides.ts'
import { expect, expectAccessible, expectFits, sql, test } from '../../support/journey.ts'

const DURAND = '900000019'

test('« / », un nom de salarié mal écrit, et la demande est là ; son numéro n’entre dans aucune adresse ; la liste ouverte se met à jour seule', async ({
  ouvre,
}) => {
  const claire = await ouvre('claire', { viewport: { width: 1280, height: 800 } })
  const adresses: string[] = []
  claire.on('request', (demande) => adresses.push(demande.url()))
  await claire.goto(`/e/${DURAND}`)
  await claire.waitForFunction(() => document.readyState === 'complete')
  await expect(async () => {
    await claire.keyboard.press('/')
    await expect(claire.getByRole('searchbox', { name: /^Chercher une entreprise/ })).toBeFocused({ timeout: 500 })
  }).toPass()
  await claire.keyboard.type('Hadad')
  await claire.keyboard.press('Enter')
  await expect(claire).toHaveURL(/\/recherche\?q=Hadad&siren=900000019$/)
  const salaries = claire.getByRole('region', { name: 'Salariés' })
  await expect(salaries.getByRole('link').first()).toContainText('Haddad')
  await expect(claire.getByRole('region', { name: 'Demandes' }).locator('mark').first()).toHaveText('Haddad')
  await expectAccessible(claire)
  await shoot(claire, 'demarches-recherche')
  await claire.setViewportSize({ width: 320, height: 700 })
  await expectFits(claire, 320)
  await claire.setViewportSize({ width: 1280, height: 800 })

  await salaries.getByRole('link').first().click()
  await expect(claire).toHaveURL(/\/demandes\?salarie=CP-/)
  await expect(claire.getByText(/^Salarié.: .*Haddad/).first()).toBeVisible()
  await claire.goto('/demandes')
  await claire.getByText('Salarié', { exact: true }).first().click()
  await claire.getByLabel('Ou son numéro de sécurité sociale').fill('2 79 04 75 114 123')
  await claire.getByRole('group', { name: 'Salarié' }).getByRole('button', { name: 'Appliquer' }).click()
  await expect(claire).toHaveURL(/\/demandes\?salarie=aucun$/)
  await expect(claire.getByRole('heading', { name: 'Aucune demande ne correspond' })).toBeVisible()
  await claire.getByRole('link', { name: /Retirer le filtre Salarié/ }).click()
  await expect(claire).toHaveURL(/\/demandes$/)
  expect(adresses.filter((adresse) => /27904/.test(adresse.replaceAll(/[^0-9]/g, '')))).toEqual([])

  // La liste ouverte : ce que l’autre côté change s’y pose, et ce qui est tapé reste.
  const tape = claire.getByRole('searchbox', { name: /^Numéro, salarié/ })
  await tape.fill('à moitié ta')
  const [ligne = { id: '', objet: '' }] = await sql<{ id: string; objet: string }>(
    `SELECT id::text, objet FROM demande WHERE siren = $1 AND numero IS NOT NULL ORDER BY modifie_le DESC LIMIT 1`,
    [DURAND],
  )
  await expect(async () => {
    await sql(`UPDATE demande SET objet = $2, modifie_le = now() WHERE id = $1::uuid`, [ligne.id, `${ligne.objet} bis`])
    await expect(claire.getByRole('link', { name: `${ligne.objet} bis` })).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 10_000 })
  await expect(tape).toHaveValue('à moitié ta')
  await expect(tape).toBeFocused()
  await sql(`UPDATE demande SET objet = $2 WHERE id = $1::uuid`, [ligne.id, ligne.objet])
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('la case de l’en-tête s’envoie ; un IBAN reçoit une phrase', async ({ ouvre }) => {
    const claire = await ouvre('claire', { javaScriptEnabled: false, viewport: { width: 1280, height: 800 } })
    await claire.goto('/demandes')
    const boite = claire.getByRole('searchbox', { name: /^Chercher une entreprise/ })
    await boite.fill('FR76 3000 6000 0112 3456 7890 189')
    await boite.press('Enter')
    await expect(claire).toHaveURL(/\/recherche\?avis=iban$/)
    await expect(claire.getByRole('status').filter({ hasText: 'Un IBAN ne se cherche pas' })).toBeVisible()

    // Là où la recherche est dans l’adresse, le navigateur retient le numéro.
    await claire.goto('/faq')
    const aide = claire.getByRole('main').getByRole('searchbox')
    await aide.fill('1 85 05 38 185 042 14')
    await aide.press('Enter')
    await expect(claire).toHaveURL(/\/faq$/)
    expect(await aide.evaluate((e: HTMLInputElement) => e.validity.patternMismatch)).toBe(true)
    await aide.fill('mot de passe')
    await aide.press('Enter')
    await expect(claire).toHaveURL(/\/faq\?q=mot\+de\+passe$/)
  })
})
