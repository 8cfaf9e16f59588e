import { expect, expectAccessible, expectFits, sql, test } from '../../support/journey.ts'

const ICI = '/e/900000019/echeances'
const TELEPHONE = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true }

// Une adresse révoquée répond 404, et le navigateur le dit quand c’est lui qui la demande : ici c’est un agenda, hors de la page.
test.use({ personne: 'claire' })
test.beforeEach(() => sql('DELETE FROM agenda'))

/** Ce qu’un agenda du dehors reçoit : sans cookie, sans page. */
async function subscribe(adresse: string): Promise<{ status: number; type: string | null; texte: string }> {
  const reponse = await fetch(adresse, { headers: { 'user-agent': 'Microsoft Office/16.0 (Microsoft Outlook Mail)' } })
  return { status: reponse.status, type: reponse.headers.get('content-type'), texte: await reponse.text() }
}

test('Claire lit ses échéances, abonne son agenda, et le révoque', async ({ page }) => {
  await page.goto('/e/900000019')
  await page.getByRole('link', { name: 'Toutes les échéances' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Prochaine échéance\s: \S+ \d/)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Voir 2027' }).click()
  await expect(page.getByRole('table')).toHaveCount(12)
  await expect(page.getByRole('heading', { name: 'Toutes les dates de 2027' })).toBeVisible()
  // Le mois dessiné mène à la ligne qui dit la même chose ; un jour qui porte aussi une pièce mène à la pièce, alors un jour dont la DSN est la première.
  const jour = page
    .getByRole('table')
    .getByRole('link', { name: /^\d+\s*,\s*DSN de/ })
    .first()
  const cible = (await jour.getAttribute('href')) ?? ''
  await jour.click()
  await expect(page.locator(cible)).toContainText('DSN de')

  await page.goto(ICI)
  await page.getByRole('button', { name: 'Ouvrir mon adresse' }).click()
  const adresse = await page.getByLabel('Adresse de l’agenda').inputValue()
  expect(adresse).toMatch(/\/agenda\/[\w-]{43}\.ics$/)
  await expect(page.getByText('Aucun agenda ne l’a encore lue.')).toBeVisible()
  await expectAccessible(page)

  const { status, type, texte } = await subscribe(adresse)
  expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
  const titres = await page.getByRole('listitem').getByRole('heading', { level: 3, name: /^DSN/ }).allTextContents()
  expect(titres.length).toBeGreaterThan(0)
  for (const titre of titres) expect(texte).toContain(`SUMMARY:${titre.replace(', avant midi', '\\, à midi')}`)
  await page.goto(ICI)
  await expect(page.getByText(/Lue par Outlook, aujourd’hui/)).toBeVisible()

  await page.getByText('Révoquer cette adresse').click()
  await page.getByRole('button', { name: 'Révoquer l’adresse' }).click()
  await expect(page.getByText('L’adresse est révoquée')).toBeVisible()
  expect((await subscribe(adresse)).status).toBe(404)
})

test('sur un téléphone, tout tient et se lit', async ({ ouvre }) => {
  const page = await ouvre('claire', TELEPHONE)
  for (const chemin of [ICI, `${ICI}?annee=2027`, '/e/900000019/retraite', '/e/900000019/retraite/avis-mise-en-recouvrement']) {
    await page.goto(chemin)
    await expectFits(page, 360)
    await expectAccessible(page)
  }
})

test('sans JavaScript, l’adresse s’ouvre et se révoque par de simples formulaires', async ({ ouvre }) => {
  const page = await ouvre('claire', { javaScriptEnabled: false })
  await page.goto(ICI)
  await page.getByRole('button', { name: 'Ouvrir mon adresse' }).click()
  const adresse = await page.getByLabel('Adresse de l’agenda').inputValue()
  expect((await subscribe(adresse)).status).toBe(200)
  await page.getByText('Révoquer cette adresse').click()
  await page.getByRole('button', { name: 'Révoquer l’adresse' }).click()
  await expect(page.getByText('L’adresse est révoquée')).toBeVisible()
  expect((await subscribe(adresse)).status).toBe(404)
})

test('l’univers Retraite explique avant de sortir, et annonce la nouvelle fenêtre', async ({ page }) => {
  await page.goto('/e/900000019/retraite')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Avis de mise en recouvrement' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Avis de mise en recouvrement' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Aller à la page générale' }).click()
  await expect(page).toHaveURL(/\/retraite#page-generale-1$/)
  for (const nom of ['Payer en ligne', 'Date limite de déclaration']) {
    const dehors = page.getByRole('link', { name: `${nom} (nouvelle fenêtre)` })
    await expect(dehors).toHaveAttribute('target', '_blank')
    await expect(dehors).toHaveAttribute('href', /^https:\/\//)
    await expect(page.getByRole('link', { name: new RegExp(`En savoir plus sur «\\s${nom}\\s»`) })).toBeVisible()
  }
  // L’entreprise n’a pas la retraite : l’adresse tapée le dit.
  await page.goto('/e/900000035/retraite/payer-en-ligne')
  await expect(page.getByRole('link', { name: 'Offres et services' }).first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Payer en ligne')
})

test('le superviseur voit les adresses à vérifier', async ({ ouvre }) => {
  const page = await ouvre('luc')
  await page.goto('/gestion')
  await page.getByRole('link', { name: 'adresses de retraite' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('4 adresses de retraite à vérifier')
  await expect(page.getByRole('row', { name: /Date limite de déclaration/ })).toContainText('page exacte inconnue')
  await expectAccessible(page)
})
