import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectFits, sql, test } from '../../support/journey.ts'
import { makePdf } from './saisie.ts'

// Une même demande sous tous les regards, et ce qui change pendant que l’on écrit.
const DURAND = '900000019'
/** L’entreprise qui n’a délégué que la lecture au cabinet de Karim. */
const LECTURE = '900000217'
const HTML = '<img src=x onerror=alert(1)> <script>document.title="pris"</script> https://carcept-prev.example/aide'

test.describe.configure({ mode: 'serial' })

// Paul ne trouve rien ; un message refusé répond 422 ou 415 ; le réseau coupé se dit à la console.
test.use({ attendus: [/4(?:0[349]|13|15|22|29) \(|503 \(|ERR_INTERNET_DISCONNECTED/] })

const numeroOf = async (siren: string, etat: string): Promise<string> =>
  (
    await sql<{ numero: string }>(
      `SELECT numero FROM demande WHERE siren = $1 AND etat = $2::"EtatInterne" AND univers = 'prevoyance' ORDER BY numero LIMIT 1`,
      [siren, etat],
    )
  )[0]?.numero ?? ''
/** Une demande que Sophie suit. */
const sophies = async (): Promise<string> =>
  (
    await sql<{ numero: string }>(
      `SELECT d.numero FROM demande d JOIN utilisateur u ON u.id = d.gestionnaire_id WHERE u.email LIKE 'sophie.%' AND d.etat = 'en_traitement' ORDER BY d.numero LIMIT 1`,
    )
  )[0]?.numero ?? ''
let numero = ''
test.beforeAll(async () => {
  numero = await numeroOf(DURAND, 'en_traitement')
  expect(numero).not.toBe('')
})
const fil = () => `/e/${DURAND}/demandes/${numero}`
const dossier = () => `/gestion/demandes/${numero}`
const envoye = (page: Page) => page.getByRole('status').filter({ hasText: 'Votre message est envoyé' })

const alerte = (page: Page) => page.getByRole('main').getByRole('alert')

async function write(page: Page, texte: string): Promise<void> {
  await page.locator('textarea[name=corps]').fill(texte)
  await page.getByRole('button', { name: 'Envoyer le message' }).click()
}

test('Marc, Inès et Karim lisent la demande de Claire et y répondent, chacun sous son nom et son rôle ; Paul ne la trouve pas', async ({ ouvre }) => {
  for (const [qui, texte] of [
    ['marc', 'Le bulletin de mai suit.'],
    ['ines', 'Je prends la suite de Marc.'],
    ['karim', 'Pour mon client, les chiffres de la paie.'],
  ] as const) {
    const page = await ouvre(qui)
    await page.goto(fil())
    await write(page, texte)
    await expect(envoye(page)).toBeVisible()
    await expect(page.getByText(texte)).toBeVisible()
    await page.context().close()
  }
  const claire = await ouvre('claire')
  await claire.goto(fil())
  const message = (texte: string) => claire.getByRole('article').filter({ hasText: texte })
  await expect(message('Le bulletin de mai suit.')).toContainText(/Marc Leroy.*collaborateur/i)
  await expect(message('Je prends la suite')).toContainText(/Inès Moreau.*collaboratrice/i)
  await expect(message('Pour mon client')).toContainText(/Karim Benali.*pour le compte de Transports Fictifs Durand/i)
  await expectAccessible(claire)
  const paul = await ouvre('paul')
  expect((await paul.goto(fil()))?.status()).toBe(404)
  expect((await paul.goto(dossier()))?.status()).toBe(404)
})

test.describe('en lecture seule chez l’une, en écriture chez l’autre', () => {
  test.use({ personne: 'karim' })
  test('Karim lit sans formulaire, apprend qui peut lui donner le droit, et un envoi forcé est refusé', async ({ page }) => {
    const lu = (await sql<{ numero: string }>('SELECT numero FROM demande WHERE siren = $1 AND numero IS NOT NULL LIMIT 1', [LECTURE]))[0]?.numero
    await page.goto(`/e/${LECTURE}/demandes/${lu}`)
    await expect(page.getByRole('main')).toContainText('sans pouvoir y répondre')
    await expect(page.locator('textarea[name=corps]')).toHaveCount(0)
    await expect(page.locator('main input[type=file]')).toHaveCount(0)
    const force = await page.request.post(`/api/demandes/${lu}/messages`, {
      headers: { origin: new URL(page.url()).origin, 'sec-fetch-site': 'same-origin' },
      multipart: { cle: crypto.randomUUID(), corps: 'Forcé' },
    })
    expect(force.status()).toBe(403)
    await page.goto(fil())
    await expect(page.locator('textarea[name=corps]')).toBeVisible()
  })
})

test('vide, trop long, du HTML et une adresse : chaque message a sa réponse, et rien n’est perdu', async ({ ouvre }) => {
  const claire = await ouvre('claire', { viewport: { width: 360, height: 800 } })
  await claire.goto(fil())
  const corps = claire.locator('textarea[name=corps]')
  await write(claire, '   \n  ')
  await expect(alerte(claire)).toContainText('Votre message est vide')
  const long = 'é'.repeat(20_001)
  await write(claire, long)
  await expect(alerte(claire)).toContainText('dépasse 20 000 signes')
  await expect(corps).toHaveValue(long)
  await write(claire, 'é'.repeat(20_000))
  await expect(envoye(claire)).toBeVisible()
  await write(claire, HTML)
  await expect(envoye(claire)).toBeVisible()
  await expect(claire.getByText('<img src=x onerror=alert(1)>')).toBeVisible()
  await expect(claire.getByRole('link', { name: /carcept-prev\.example\/aide/ })).toHaveAttribute('rel', /noopener/)
  await expect(claire).not.toHaveTitle('pris')
  await expectFits(claire, 360)
})

test('un envoi dont la ligne se tait une minute est dit, le texte reste, et le second essai passe', async ({ ouvre }) => {
  const claire = await ouvre('claire')
  await claire.clock.install()
  await claire.goto(fil())
  const texte = 'Écrit pendant que la ligne se taisait.'
  // Le réseau avale tout et ne répond jamais.
  await claire.route('**/messages', () => undefined)
  await write(claire, texte)
  await claire.clock.fastForward('00:30')
  await expect(alerte(claire)).toHaveCount(0)
  await claire.clock.fastForward('00:40')
  await expect(alerte(claire)).toContainText('n’a pas atteint le portail')
  await expect(claire.locator('textarea[name=corps]')).toHaveValue(texte)
  await claire.unroute('**/messages')
  await claire.getByRole('button', { name: 'Envoyer le message' }).click()
  await expect(envoye(claire)).toBeVisible()
  await expect(claire.getByText(texte)).toHaveCount(1)
})

test('le réseau coupé au moment d’envoyer : le texte et les choix restent, la page le dit et y mène, et l’envoi d’après passe, une fois', async ({
  ouvre,
}) => {
  const claire = await ouvre('claire')
  await claire.goto(fil())
  const texte = 'Écrit dans un tunnel.'
  const corps = claire.locator('textarea[name=corps]')
  await corps.fill(texte)
  await expect(claire.getByText(/Texte gardé à/)).toBeVisible()
  await claire.context().setOffline(true)
  await claire.getByRole('button', { name: 'Envoyer le message' }).click()
  await expect(alerte(claire)).toBeFocused()
  await expect(alerte(claire)).toContainText('renvoyez quand la connexion est revenue')
  await expect(corps).toHaveValue(texte)
  await claire.context().setOffline(false)
  await claire.getByRole('button', { name: 'Envoyer le message' }).dblclick()
  await expect(envoye(claire)).toBeVisible()
  await expect(claire.getByText(texte)).toHaveCount(1)

  const luc = await ouvre('luc')
  await luc.goto(dossier())
  await luc.getByText('Clore la demande', { exact: true }).first().click()
  await luc.getByLabel('Issue').selectOption('transferee')
  await luc.getByLabel('Message de clôture').fill('Clos depuis un train.')
  const clore = luc.getByRole('button', { name: 'Clore la demande' })
  await luc.context().setOffline(true)
  await clore.click()
  await expect(alerte(luc)).toContainText('Vous êtes hors ligne')
  await expect(luc.locator('.errors')).toBeFocused()
  await luc.context().setOffline(false)
  // Ce que la porte refuse sans que l’action réponde : trop de monde, texte trop lourd.
  for (const status of [429, 503, 413]) {
    await luc.route('**/gestion/demandes/**', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status, contentType: 'text/html', body: '<h1>Refusé</h1>' }) : route.fallback(),
    )
    await clore.click()
    await expect(alerte(luc)).toContainText('Le portail n’a pas pris votre envoi')
    await luc.unroute('**/gestion/demandes/**')
  }
  await expect(luc.getByLabel('Message de clôture')).toHaveValue('Clos depuis un train.')
  await expect(luc.getByLabel('Issue')).toHaveValue('transferee')
})

test('deux fichiers refusés sont nommés, le bon reste choisi et part avec le texte', async ({ ouvre }) => {
  const claire = await ouvre('claire')
  await claire.goto(fil())
  const bon = { name: 'bulletin.pdf', mimeType: 'application/pdf', buffer: await makePdf('bulletin') }
  const faux = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('MZ rien d’un PDF') })
  const fichiers = claire.locator('#fichiers')
  await fichiers.setInputFiles([faux('certificat.pdf'), bon, faux('avis.pdf')])
  await write(claire, 'Les pièces de mai.')
  for (const nom of ['certificat.pdf', 'avis.pdf']) await expect(alerte(claire)).toContainText(`« ${nom} » n’a pas été joint : `)
  await expect(alerte(claire)).toContainText('« bulletin.pdf » reste choisi.')
  expect(await fichiers.evaluate((champ: HTMLInputElement) => [...(champ.files ?? [])].map(({ name }) => name))).toEqual(['bulletin.pdf'])
  await claire.getByRole('button', { name: 'Envoyer le message' }).click()
  await expect(envoye(claire)).toBeVisible()
  await expect(claire.getByRole('article').filter({ hasText: 'Les pièces de mai.' })).toContainText('bulletin.pdf')
})

test('« Messages plus anciens » mène au premier d’entre eux, et les derniers restent là', async ({ ouvre }) => {
  await sql(
    `INSERT INTO message (id, demande_id, siren, cote, auteur_nom, auteur_role, corps, lu_le)
     SELECT gen_random_uuid(), id, siren, 'client', 'Claire Durand', 'administratrice', 'ligne ' || n, now()
     FROM demande, generate_series(1, 70) AS n WHERE numero = $1 ORDER BY n`,
    [numero],
  )
  const claire = await ouvre('claire')
  await claire.goto(fil())
  await expect(claire.getByText('ligne 70', { exact: true })).toBeVisible()
  await expect(claire.getByText('ligne 20', { exact: true })).toHaveCount(0)
  await claire.getByRole('link', { name: /^Messages plus anciens/ }).click()
  const premier = claire.getByRole('article').filter({ hasText: /ligne 20(?!\d)/ })
  await expect(premier).toBeFocused()
  await expect(premier).toBeInViewport()
  await expect(claire.getByText('ligne 70', { exact: true })).toBeVisible()
})

test.describe('sans JavaScript, côté client', () => {
  test.use({ javaScriptEnabled: false, personne: 'claire' })
  test('un message refusé est une page qui nomme les fichiers et redonne le texte ; renvoyé de là, il part', async ({ page }) => {
    await page.goto(fil())
    const texte = 'Première ligne\n\n<b>seconde</b> & « fin »'
    await page.locator('textarea[name=corps]').fill(texte)
    await page.locator('#fichiers').setInputFiles({ name: 'certificat.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ rien d’un PDF') })
    await page.getByRole('button', { name: 'Envoyer le message' }).click()
    await expect(page).toHaveTitle(/^Erreur\s: /)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre envoi n’est pas parti')
    await expect(page.getByRole('main')).toContainText('« certificat.pdf » n’a pas été joint : ')
    await expect(page.getByLabel('Votre texte')).toHaveValue(texte)
    await expect(page.getByRole('link', { name: 'Revenir à la demande' })).toHaveAttribute('href', fil())
    await page.getByRole('button', { name: 'Renvoyer' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Votre message est envoyé' })).toBeVisible()
    await expect(page.getByText('<b>seconde</b> & « fin »')).toBeVisible()
  })
})

test('ce que le gestionnaire tape est gardé à mesure', async ({ ouvre }) => {
  const luc = await ouvre('luc')
  await luc.goto(`${dossier()}?onglet=echanges`)
  await luc.getByLabel(/^Répondre à/).fill('Réponse commencée')
  await expect(luc.getByText(/Texte gardé à/)).toBeVisible()
  await luc.reload()
  await expect(luc.getByLabel(/^Répondre à/)).toHaveValue('Réponse commencée')
})

test('la demande est close pendant que Claire écrit : son message part et la rouvre, et il le dit', async ({ ouvre }) => {
  const claire = await ouvre('claire')
  const luc = await ouvre('luc')
  await claire.goto(fil())
  await claire.locator('textarea[name=corps]').fill('J’écrivais encore.')
  await luc.goto(dossier())
  await luc.getByText('Clore la demande', { exact: true }).first().click()
  await luc.getByLabel('Issue').selectOption('sans_suite')
  await luc.getByLabel('Message de clôture').fill('Sans nouvelles de votre part.')
  await luc.getByRole('button', { name: 'Clore la demande' }).click()
  await expect(luc.getByRole('main')).toContainText('La demande est close')
  await claire.getByRole('button', { name: 'Envoyer le message' }).click()
  await expect(claire.getByRole('status').filter({ hasText: 'close entre-temps' })).toBeVisible()
  await expect(claire.getByText('J’écrivais encore.')).toBeVisible()
  await expect(claire.locator('.status').first()).toHaveText('En cours')
})

test('la même pièce déposée de deux onglets : la première est prise, la seconde apprend pourquoi', async ({ ouvre }) => {
  const luc = await ouvre('luc')
  await luc.goto(dossier())
  await luc.getByText('Demander une pièce').first().click()
  await luc.getByRole('checkbox', { name: /^Décompte des indemnités journalières/ }).check()
  await luc.getByRole('radio', { name: 'Autre date' }).check()
  await luc.getByRole('button', { name: 'Demander les pièces' }).click()
  await expect(alerte(luc)).toContainText('Choisissez la date')
  await expect(luc.getByRole('checkbox', { name: /^Décompte des indemnités journalières/ }), 'ce qui est coché le reste').toBeChecked()
  await luc.getByRole('radio', { name: /dans 15 jours/ }).check()
  await luc.getByLabel(/^Ce que .* lira$/).fill('Il manque le décompte.')
  await luc.getByRole('button', { name: 'Demander les pièces' }).click()
  await expect(luc.getByRole('main')).toContainText('Les pièces sont demandées')
  await expect(alerte(luc), 'l’erreur d’avant ne reste pas').toHaveCount(0)
  const un = await ouvre('claire')
  await un.goto(fil())
  const deux = await un.context().newPage()
  // Le second onglet n’apprend pas le dépôt à temps.
  await deux.route(/\/api\/demandes\/[^/]+\/fil/, () => undefined)
  await deux.goto(fil())
  const give = async (page: typeof un, nom: string) =>
    page.getByLabel(/^Déposer/).setInputFiles({ name: `${nom}.pdf`, mimeType: 'application/pdf', buffer: await makePdf(nom) })
  await give(un, 'un')
  await expect(un.getByRole('status').filter({ hasText: 'Votre pièce est déposée' })).toBeVisible()
  await give(deux, 'deux')
  await expect(deux.getByRole('status').filter({ hasText: 'vient d’être déposée' })).toHaveCount(1)
})

test.describe('sans JavaScript, côté gestion', () => {
  test.use({ javaScriptEnabled: false, personne: 'sophie' })
  test('un acte mal rempli se rouvre sur ce qui le retient', async ({ page }) => {
    const sienne = await sophies()
    await page.goto(`/gestion/demandes/${sienne}`)
    await page.getByText('Demander une pièce').first().click()
    await page.getByRole('checkbox', { name: /^RIB/ }).check()
    await page.getByRole('radio', { name: 'Autre date' }).check()
    await page.getByRole('button', { name: 'Demander les pièces' }).click()
    await expect(page.getByRole('alert')).toContainText('Choisissez la date avant laquelle les pièces sont attendues.')
    await expect(page.getByLabel(/^Ce que .* lira$/)).toBeVisible()
    await expect(page.getByRole('checkbox', { name: /^RIB/ })).toBeChecked()
  })

  test('une réponse sur une demande passée à un autre n’est pas envoyée : la page le dit et garde le texte', async ({ page }) => {
    const sienne = await sophies()
    await page.goto(`/gestion/demandes/${sienne}?onglet=echanges`)
    await page.getByLabel(/^Répondre à/).fill('Réponse tapée avant le passage de main')
    await sql(
      `UPDATE demande SET gestionnaire_id = (SELECT id FROM utilisateur WHERE email LIKE 'luc.%'), gestionnaire_nom = 'Luc Bernard' WHERE numero = $1`,
      [sienne],
    )
    await page.getByRole('button', { name: 'Envoyer la réponse' }).click()
    await expect(page).toHaveTitle(/^Erreur\s: /)
    await expect(page.getByLabel('Votre texte')).toHaveValue('Réponse tapée avant le passage de main')
    await page.getByRole('link', { name: 'Revenir au dossier' }).click()
    await expect(page.getByLabel('Votre texte, gardé et non envoyé')).toHaveValue('Réponse tapée avant le passage de main')
    await expect(page.getByRole('main')).toContainText('Suivie par Luc Bernard')
  })
})
