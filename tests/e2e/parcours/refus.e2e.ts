import { expect, expectAccessible, smallClient, test } from '../../support/journey.ts'

test.use({ attendus: [/40[34] \((Not Found|Forbidden)\)/] })

for (const [quoi, adresse] of [
  ['l’entreprise d’un autre', '/e/900000050'],
  ['une entreprise qui n’existe pas', '/e/123456789'],
  ['la rubrique d’une entreprise d’un autre', '/e/900000050/contrats'],
  ['une adresse inconnue', '/cette/page/nulle-part'],
  ['une demande d’une autre entreprise, sous la sienne', '/e/900000019/demandes/CP-2026-0000001-1'],
] as const)
  test(`404, ${quoi} : une page entière, la même, avec un chemin de sortie`, async ({ ouvre }) => {
    const page = await ouvre('claire')
    expect((await page.goto(adresse))?.status()).toBe(404)
    await expect(page).toHaveTitle(/^Page introuvable/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas, ou pas pour vous')
    await expect(page.getByRole('banner')).toContainText('Mes demandes')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Aller à mon accueil' }).click()
    await expect(page).toHaveURL('/accueil')
  })

test('un lien suivi dans le portail vers ce qui n’est plus à soi donne la même page', async ({ ouvre }) => {
  const page = await ouvre('marc')
  await page.goto('/e/900000019')
  await page.evaluate(() => {
    for (const lien of document.querySelectorAll('main a'))
      if (lien.textContent === 'Offres et services') lien.setAttribute('href', '/e/900000050/offres')
  })
  await page.goto('/e/900000050/offres')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas, ou pas pour vous')
})

test('403 : en lecture seule, faire une démarche se refuse en disant quoi et qui peut l’accorder', async ({ ouvre }) => {
  // Le douzième petit client n’a délégué que la lecture.
  const { company } = smallClient(11)
  const page = await ouvre('karim')
  expect((await page.goto(`/e/${company.siren}/demarches`))?.status()).toBe(403)
  await expect(page).toHaveTitle(/^Accès refusé/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vos droits ne permettent pas d’ouvrir cette page')
  await expect(page.getByRole('main')).toContainText('faire une démarche en ligne')
  await expect(page.getByRole('main'), 'à qui le demander : au client, jamais nommément').toContainText(`adressez-vous à ${company.raisonSociale}`)
  await expectAccessible(page)
})

test('ce qui serait refusé n’est pas proposé : en lecture seule, l’accueil ne montre pas « Mes démarches en ligne »', async ({ ouvre }) => {
  const { company } = smallClient(11)
  const page = await ouvre('karim')
  await page.goto(`/e/${company.siren}`)
  await expect(page.getByRole('article').getByRole('heading', { name: 'Contrats' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Mes démarches en ligne' })).toHaveCount(0)
  await page.goto(`/e/${company.siren}/demandes`)
  await expect(page.getByRole('link', { name: 'Nouvelle demande' })).toHaveCount(0)
})

test.describe('le navigateur lui-même n’arrive pas à dessiner la page', () => {
  test.use({ personne: 'claire', attendus: [/./] })
  test('une page entière le dit, sans rien promettre de faux, et passe axe', async ({ page }) => {
    // La vue d’une demande se dessine aussi dans le navigateur : sans ses dates, elle échoue.
    await page.goto('/e/900000019/demandes')
    const adresse = await page.locator('main table a').first().getAttribute('href')
    await page.addInitScript(() => {
      Intl.DateTimeFormat.prototype.formatToParts = () => {
        throw new Error('essai')
      }
      Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
        get: () => () => {
          throw new Error('essai')
        },
      })
    })
    await page.goto(adresse ?? '')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page ne s’affiche pas comme prévu')
    await expect(page.getByRole('button', { name: 'Réessayer' })).toBeVisible()
    await expectAccessible(page)
  })
})
