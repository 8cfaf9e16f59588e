import type { Page } from '@playwright/test'
import { shoot } from '../../support/guides.ts'
import { expect, expectAccessible, expectFits, sql, test } from '../../support/journey.ts'
import { makePdf } from './saisie.ts'

const DURAND = '900000019'
const NUMERO = /CP-\d{4}-\d{7}-\d/

const choose = (page: Page, niveau: 'domaine' | 'theme' | 'motif', nom: string) =>
  page.locator('label:visible', { has: page.locator(`[name="objet.${niveau}"]`), hasText: nom }).click()

/** L’étape des coordonnées, déjà remplie par le compte. */
async function confirmCoordinates(page: Page): Promise<void> {
  await expect(page.locator('[data-connu="entreprise"]')).toContainText('Transports Fictifs Durand')
  const telephone = page.getByLabel('Votre téléphone')
  if ((await telephone.inputValue()) === '') await telephone.fill('04 74 00 12 34')
  await page.getByRole('button', { name: /^Continuer vers/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/De quoi s’agit-il/)
}

/** Relit, certifie, envoie ; rend le numéro de la demande, dont le courriel est arrivé. */
async function send(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/recapitulatif/)
  await page.getByRole('checkbox', { name: /Je certifie/ }).check()
  await page.getByRole('button', { name: 'Envoyer la demande' }).click()
  await expect(page).toHaveURL(/\/envoyee$/)
  const numero = NUMERO.exec((await page.getByRole('main').textContent()) ?? '')?.[0] ?? ''
  const courriels = () => sql<{ sujet: string }>('SELECT sujet FROM courriel WHERE sujet LIKE $1', [`%${numero}%`])
  await expect
    .poll(async () => (await courriels()).map(({ sujet }) => sujet), { timeout: 20_000 })
    .toEqual([expect.stringMatching(/^Demande envoyée/)])
  return numero
}

const ECRANS = {
  'au bureau': { viewport: { width: 1280, height: 800 } },
  'sur un téléphone': { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true },
} as const

for (const [ou, ecran] of Object.entries(ECRANS))
  test(`${ou}, du menu au courriel : Claire écrit, joint un document, et Sophie lit le motif`, async ({ ouvre }) => {
    const isMobile = 'isMobile' in ecran
    const claire = await ouvre('claire', ecran)
    const guide = (nom: string) => (isMobile ? Promise.resolve() : shoot(claire, `demarches-${nom}`))
    await claire.goto(`/e/${DURAND}/demarches`)
    await guide('catalogue')
    await claire.goto(`/e/${DURAND}`)
    await claire.getByRole('button', { name: /Menu/ }).click()
    await claire.getByRole('link', { name: 'Contact', exact: true }).first().click()
    await expect(claire.getByRole('heading', { level: 1 })).toHaveText('Formulaire de contact')
    await expectAccessible(claire)
    await claire
      .getByRole('button', { name: /^Commencer/ })
      .last()
      .click()
    await expectAccessible(claire)
    await confirmCoordinates(claire)

    // Trois colonnes : chaque choix ouvre le suivant, et ce qui peut répondre se lit avant d’écrire.
    await expect(claire.locator('[name="objet.theme"]:visible')).toHaveCount(0)
    await choose(claire, 'domaine', 'Prévoyance')
    await choose(claire, 'theme', 'Arrêt de travail')
    await choose(claire, 'motif', 'Paiement non reçu')
    const avant = claire.getByRole('region', { name: /Avant d’écrire/ })
    await expect(avant).toContainText('pour «\u00a0Paiement non reçu\u00a0»')
    await guide('contact')
    await expect(avant.getByRole('article').filter({ hasText: 'Votre demande en cours' }).first()).toContainText(NUMERO)
    await expect(avant).toContainText('Combien de temps prend le traitement')
    await choose(claire, 'motif', 'Prolonger un arrêt')
    await expect(avant.getByRole('article').filter({ hasText: 'Une démarche dédiée existe' }).getByRole('link')).toHaveAttribute(
      'href',
      `/e/${DURAND}/demarches/prolongation`,
    )
    await expectAccessible(claire)
    await expectFits(claire, isMobile ? 360 : 1440)
    if (isMobile) {
      // Un niveau choisi se replie sur son choix ; « Changer » le rouvre.
      await expect(claire.locator('[name="objet.domaine"]:visible')).toHaveCount(1)
      await claire.getByText('Changer de domaine').click()
      await expect(claire.locator('[name="objet.domaine"]:visible')).toHaveCount(8)
      await choose(claire, 'domaine', 'Prévoyance')
    }
    await choose(claire, 'motif', 'Paiement non reçu')

    // Un numéro de sécurité sociale n’y passe pas, et rien de tapé n’est perdu.
    const message = claire.getByLabel('Votre message')
    await message.fill('Pour Karim Haddad, 2 69 05 49 588 157 80, rien reçu.')
    await claire.getByRole('button', { name: 'Continuer vers le récapitulatif' }).click()
    // Le résumé vient avec la réponse du serveur ; la phrase du champ, dès qu’on le quitte.
    await expect(claire.getByRole('alert').filter({ hasText: 'Il y a 1 erreur' })).toContainText('numéro de sécurité sociale')
    await expect(claire.locator('[data-champ="message"] [data-erreur]')).toContainText('numéro de sécurité sociale')
    await expect(message).toHaveValue(/2 69 05 49/)
    await message.fill('Bonjour, le virement attendu le 5 octobre n’est pas arrivé.')
    await claire
      .locator('#fichier-documents')
      .setInputFiles({ name: 'releve.pdf', mimeType: 'application/pdf', buffer: await makePdf('Relevé fictif') })
    await expect(claire.getByRole('link', { name: 'releve.pdf' })).toBeVisible()
    await claire.getByRole('button', { name: 'Continuer vers le récapitulatif' }).click()
    await expect(claire.getByRole('main')).toContainText('Prévoyance › Arrêt de travail › Paiement non reçu')
    await expect(claire.getByRole('main')).toContainText('releve.pdf')
    await guide('recapitulatif')
    await expectAccessible(claire)
    const numero = await send(claire)
    await guide('envoyee')
    await expectAccessible(claire)
    await claire.goto(`/e/${DURAND}/demandes/${numero}`)
    await expect(claire.getByRole('heading', { level: 1 })).toHaveText('Paiement non reçu (arrêt de travail)')
    await guide('fil')
    await claire.goto(`/e/${DURAND}/demandes`)
    await guide('mes-demandes')

    const sophie = await ouvre('sophie')
    await sophie.goto(`/gestion/demandes/${numero}`)
    await expect(sophie.getByRole('main')).toContainText('Prévoyance › Arrêt de travail › Paiement non reçu')
    await expect(sophie.getByRole('main')).toContainText('le virement attendu le 5 octobre')
  })

test('sans JavaScript, du catalogue cherché à la confirmation : « embouche » ouvre le contact, l’objet déjà choisi', async ({ ouvre }) => {
  const page = await ouvre('claire', { javaScriptEnabled: false })
  await page.goto(`/e/${DURAND}/demarches`)
  await page.getByLabel(/Que souhaitez-vous faire/).fill('embouche')
  await page.getByRole('button', { name: 'Rechercher' }).click()
  const premier = page.getByRole('article').first()
  await expect(premier).toContainText('Affilier un salarié')
  await expect(premier).toContainText('embauche')
  await premier.getByRole('link').click()
  await expect(page.getByRole('main')).toContainText('Santé › Affiliation et radiation › Affilier un salarié')
  await page
    .getByRole('button', { name: /^Commencer/ })
    .last()
    .click()
  await confirmCoordinates(page)
  await expect(page.locator('[name="objet.motif"]:checked')).toHaveValue('affilier')

  // Le choix se suit sans script ; ce qui répond déjà se demande par un bouton.
  await choose(page, 'theme', 'Garanties et contrat')
  await choose(page, 'motif', 'Comprendre mes garanties')
  await page.getByLabel('Votre message').fill('Que couvre la garantie optique ?')
  await page.getByRole('button', { name: 'Voir ce qui répond déjà' }).click()
  await expect(page.getByRole('region', { name: /Avant d’écrire/ })).toContainText('Où voir mes contrats')
  await expect(page.getByLabel('Votre message'), 'rien de tapé ne se perd').toHaveValue('Que couvre la garantie optique ?')
  await page.getByRole('button', { name: 'Continuer vers le récapitulatif' }).click()
  await send(page)
})

test('le catalogue : ses mots de tous les jours, ce qu’il ouvre, sa place à l’écran', async ({ ouvre }) => {
  const page = await ouvre('claire')
  for (const [cherche, adresse] of [
    ['malade', `/e/${DURAND}/demarches/arret-de-travail`],
    ['départ', `/e/${DURAND}/demarches/contact?objet=sante/affiliation/radier`],
    ['RIB', `/e/${DURAND}/demarches/contact?objet=cotisations/appel/rib`],
  ] as const) {
    await page.goto(`/e/${DURAND}/demarches?q=${encodeURIComponent(cherche)}`)
    await expect(page.getByRole('article').first().getByRole('link')).toHaveAttribute('href', adresse)
  }
  await expectAccessible(page)
  await page.goto(`/e/${DURAND}/demarches?q=girafe`)
  await expect(page.getByRole('status')).toContainText('Rien ne répond')
  await page.goto(`/e/${DURAND}/demarches`)
  await expectAccessible(page)
  for (const largeur of [320, 1440]) await expectFits(page, largeur)
  const height = () => page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: 1440, height: 900 })
  expect(await height(), 'tient en deux écrans').toBeLessThan(1800)
  // Chaque lien du catalogue ouvre ce qu’il nomme.
  const liens = await page
    .locator('main section a')
    .evaluateAll((tous) => tous.map((un) => (un as HTMLAnchorElement).pathname + (un as HTMLAnchorElement).search))
  expect(liens.length).toBeGreaterThan(30)
  for (const lien of [...new Set(liens)]) expect((await page.request.get(lien)).status(), lien).toBe(200)
})

test('deux onglets : rien de ce qui est tapé dans l’un ne se perd dans l’autre', async ({ ouvre }) => {
  const un = await ouvre('claire')
  await un.goto(`/e/${DURAND}/demarches/contact?objet=cotisations/appel/relance`)
  await un
    .getByRole('button', { name: /^Commencer/ })
    .last()
    .click()
  await confirmCoordinates(un)
  const deux = await un.context().newPage()
  await deux.goto(un.url())
  await un.getByLabel('Votre message').fill('Écrit dans le premier onglet.')
  await expect(un.locator('[data-autosave]')).toContainText('Enregistré à')
  await deux.getByLabel('Votre message').fill('Écrit dans le second onglet.')
  await deux.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(deux.getByRole('main')).toContainText('modifié ailleurs')
  await expect(deux.getByRole('main')).toContainText('Écrit dans le premier onglet.')
  await expect(deux.getByLabel('Votre message')).toHaveValue('Écrit dans le second onglet.')
})
