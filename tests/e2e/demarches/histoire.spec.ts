import type { Page } from '@playwright/test'
import { arretDeTravail } from '../../../lib/demarches/arret-de-travail/definition.ts'
import { SAMPLES } from '../../../lib/demarches/arret-de-travail/sample.ts'
import { nirKey } from '../../../lib/demarches/nir.ts'
import { expect, expectAccessible, expectFits, sql, test } from '../../support/journey.ts'
import { chooseRib, fillStep, makePdf, makePng } from './saisie.ts'

const DURAND = '900000019'
const TELEPHONE = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true }
const NIR = '1850538185046'

test.describe.configure({ mode: 'serial' })

let numero = ''
const page = () => `/e/${DURAND}/demandes/${numero}`

/** Le nombre de la pastille, tel que l’en-tête le dit. */
const badge = async (qui: Page): Promise<number> =>
  Number(
    (await qui
      .locator('header .navlink .badge')
      .first()
      .locator('[aria-hidden]')
      .textContent()
      .catch(() => '0')) ?? 0,
  )

/** Déclare un arrêt comme une personne, et rend son numéro. */
async function declare(claire: Page): Promise<string> {
  const raws = { ...SAMPLES.subrogation?.raws, nir: { type: 'nir', numero: NIR, cle: nirKey(NIR) } }
  await claire.goto(`/e/${DURAND}/demarches/arret-de-travail`)
  await claire
    .getByRole('button', { name: /^Commencer/ })
    .last()
    .click()
  for (const etape of arretDeTravail.etapes.filter(({ slug }) => slug !== 'certification' && slug !== 'pieces')) {
    await expect(claire).toHaveURL(new RegExp(`/${etape.slug}$`))
    await fillStep(claire, etape, raws)
    await claire.getByRole('button', { name: /^Continuer vers/ }).click()
  }
  await expect(claire).toHaveURL(/\/pieces$/)
  const etape = arretDeTravail.etapes.find(({ slug }) => slug === 'pieces')
  if (etape) await fillStep(claire, etape, raws)
  for (const cle of ['bulletins', 'attestation_salaire']) {
    await claire.locator(`#fichier-${cle}`).setInputFiles({ name: `${cle}.pdf`, mimeType: 'application/pdf', buffer: await makePdf(cle) })
    await expect(claire.getByRole('link', { name: `${cle}.pdf` })).toBeVisible()
  }
  await chooseRib(claire)
  await expect(claire.getByText(/^Envoi |^Analyse/)).toHaveCount(0)
  await claire.getByRole('button', { name: 'Continuer vers le récapitulatif' }).click()
  await claire.getByRole('checkbox', { name: /Je certifie/ }).check()
  await claire.getByRole('button', { name: 'Envoyer la demande' }).click()
  const autre = claire.getByRole('checkbox', { name: /celle-ci est une autre demande/ })
  // Un autre parcours a pu déclarer le même arrêt : alors la page le dit, et demande.
  await expect(autre.or(claire.getByRole('heading', { level: 1, name: /est envoyée/ }))).toBeVisible()
  if (await autre.isVisible()) {
    await autre.check()
    await claire.getByRole('checkbox', { name: /Je certifie/ }).check()
    await claire.getByRole('button', { name: 'Envoyer la demande' }).click()
  }
  await expect(claire).toHaveURL(/\/envoyee$/)
  return /CP-\d{4}-\d{7}-\d/.exec((await claire.getByRole('main').textContent()) ?? '')?.[0] ?? ''
}

test('Claire déclare au téléphone, Sophie demande une pièce, Claire répond, Sophie clôt : la pastille suit sans recharger', async ({ ouvre }) => {
  const claire = await ouvre('claire', TELEPHONE)
  const sophie = await ouvre('sophie')
  numero = await declare(claire)

  await claire.goto('/accueil')
  const avant = await badge(claire)
  await sophie.goto(`/gestion?q=${numero}`)
  await expectAccessible(sophie)
  await sophie.getByRole('link', { name: /Karim Haddad/ }).click()
  await expect(sophie).toHaveURL(new RegExp(`/gestion/demandes/${numero}`))
  await expectAccessible(sophie)
  await sophie.getByRole('button', { name: 'Prendre en charge' }).click()
  await expect(sophie.getByRole('main')).toContainText('Vous la suivez.')
  await expect.poll(() => badge(claire)).toBe(avant + 1)

  // Ce qui a été déclaré se lit sans rien ouvrir ; le numéro de sécurité sociale, contre sa trace.
  const declaration = sophie.getByRole('main')
  await expect(sophie.getByRole('link', { name: 'Déclaration' })).toHaveAttribute('aria-current', 'page')
  await expect(declaration).toContainText('vendredi 2 octobre 2026')
  await expect(declaration).not.toContainText('185\u00a0046')
  await sophie.getByRole('button', { name: 'Afficher : Numéro de sécurité sociale' }).click()
  await expect(declaration).toContainText('185\u00a0046')
  expect(sophie.url()).not.toContain('046')
  expect(
    await sql(
      `SELECT e.donnees->>'champ' AS champ FROM evenement e JOIN demande d ON d.id::text = e.donnees->>'demandeId' WHERE d.numero = $1 AND e.type = 'valeur.revelee'`,
      [numero],
    ),
  ).toEqual([{ champ: 'nir' }])
  // L’image de la pièce jointe est à côté.
  await expect
    .poll(
      () =>
        sophie
          .getByRole('region', { name: /^Page 1/ })
          .locator('img')
          .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0),
      { timeout: 30_000 },
    )
    .toBe(true)
  await expectAccessible(sophie)

  // Claire écrit, la page ouverte : ce que Sophie fait s’y montre sans rien lui prendre.
  await claire.goto(page())
  const texte = claire.getByLabel(/^Votre réponse à/)
  await texte.pressSequentially('Je cherche le')
  await texte.evaluate((champ: HTMLTextAreaElement) => champ.setSelectionRange(3, 3))
  const place = () => texte.evaluate((champ) => champ.getBoundingClientRect().top)
  const avantElle = await place()
  await expect.poll(() => badge(claire)).toBe(avant)

  // Deux gestes : ouvrir, demander. Ce que l’employeur a annoncé est coché, et le message écrit d’après lui.
  await sophie.keyboard.press('p')
  const decompte = sophie.getByRole('checkbox', { name: /^Décompte des indemnités journalières/ })
  await expect(decompte).toBeChecked()
  const message = sophie.getByLabel(/^Ce que Claire Durand lira$/)
  await expect(message).toHaveValue(/Décompte des indemnités journalières/)
  await decompte.uncheck()
  await expect(message).toHaveValue('')
  await sophie.getByRole('button', { name: 'Demander les pièces' }).click()
  await expect(sophie.getByRole('heading', { name: /^Il y a / })).toBeVisible()
  await decompte.check()
  await expect(message).toHaveValue(/Merci de la déposer avant le/)
  await sophie.getByRole('button', { name: 'Demander les pièces' }).click()
  await expect(sophie.getByRole('main')).toContainText('Pièces demandées depuis')
  await expect(claire.getByRole('heading', { name: 'Une pièce à déposer' })).toBeVisible({ timeout: 2_000 })
  await expect(claire.getByRole('status').filter({ hasText: 'Sophie Martin a demandé une pièce' })).toBeVisible({ timeout: 500 })
  await expect(claire.locator('.status').first()).toHaveText('En attente')
  await expect(claire.getByText(/Merci de la déposer avant le/)).toBeVisible()
  await expect(texte).toBeFocused()
  await expect(texte).toHaveValue('Je cherche le')
  expect(await texte.evaluate((champ: HTMLTextAreaElement) => champ.selectionStart)).toBe(3)
  expect(Math.abs((await place()) - avantElle), 'le champ n’a pas bougé sous les doigts').toBeLessThanOrEqual(1)
  await expectAccessible(sophie)
  await expectAccessible(claire)
  await expectFits(claire, 360)
  await expect.poll(() => badge(claire)).toBe(avant)
  await claire.getByRole('link', { name: 'Voir la pièce' }).click()
  await expect(claire.locator('[data-attendue]')).toBeFocused()

  await claire.reload()
  await expect(texte, 'ce qui était tapé est gardé').toHaveValue('Je cherche le')
  await expect(claire.getByRole('main')).toContainText('Vous devez fournir une pièce')
  await expectAccessible(claire)
  await expectFits(claire, 360)
  const emplacement = claire.getByLabel(/^Déposer/)
  await emplacement.setInputFiles({ name: 'decompte.txt', mimeType: 'text/plain', buffer: Buffer.from('texte') })
  await expect(claire.locator('[data-attendue] .file')).toContainText('Ce type de fichier n’est pas accepté')
  await claire.getByRole('button', { name: 'Retirer decompte.txt' }).click()
  await emplacement.setInputFiles({ name: 'decompte.pdf', mimeType: 'application/pdf', buffer: await makePdf('Décompte fictif') })
  await expect(claire.getByRole('status').filter({ hasText: 'Votre pièce est déposée' })).toBeVisible()
  await expect(claire.getByRole('main')).toContainText('la demande repart')
  await texte.fill('Voici le décompte.')
  await expect(claire.getByText(/Texte gardé à/)).toBeVisible()
  await claire.getByRole('button', { name: 'Envoyer le message' }).click()
  await expect(claire.getByRole('status').filter({ hasText: 'Votre message est envoyé' })).toBeVisible()
  await expectAccessible(claire)

  await sophie.goto(`/gestion/demandes/${numero}`)
  const fichier = await sophie.getByRole('link', { name: 'decompte.pdf' }).getAttribute('href')
  expect((await sophie.request.get(fichier ?? '')).status()).toBe(200)
  expect(
    await sql(
      `SELECT DISTINCT acteur_nom FROM evenement e JOIN demande d ON d.id::text = e.donnees->>'demandeId' WHERE d.numero = $1 AND e.type = 'piece.consultee'`,
      [numero],
    ),
    'le fichier ouvert par la gestion est au journal',
  ).toEqual([{ acteur_nom: 'Sophie Martin' }])
  await sophie.getByRole('button', { name: 'Valider : Décompte des indemnités journalières' }).click()
  await expect(sophie.getByRole('main')).toContainText('La pièce est validée.')
  await sophie.getByLabel(/^Répondre à/).fill('Merci, le dossier est complet.')
  await sophie.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await expect(sophie.getByRole('main')).toContainText('Votre réponse est envoyée')
  await expect(claire.getByText('Merci, le dossier est complet.')).toBeVisible()
  await expect.poll(() => badge(claire), 'montré à l’écran, c’est lu').toBe(avant)
  await sophie.getByText('Clore la demande', { exact: true }).first().click()
  await sophie.getByLabel('Issue').selectOption('acceptee')
  await sophie.getByLabel('Message de clôture').fill('Les indemnités sont versées.')
  await sophie.getByRole('button', { name: 'Clore la demande' }).click()
  await expect(sophie.getByRole('main')).toContainText('La demande est close')
  await expectAccessible(sophie)
  await expect(claire.getByRole('status').filter({ hasText: 'Votre demande est traitée' })).toBeVisible()
  await expect(claire.getByRole('main')).toContainText('Acceptée')
  await expect.poll(() => badge(claire)).toBe(avant)
  await expectAccessible(claire)
  await sophie.goto(`/gestion/demandes/${numero}?onglet=echanges`)
  await expect(sophie.getByRole('main')).toContainText(/Lu par Claire Durand/)

  const sujets = await sql<{ sujet: string }>('SELECT sujet FROM courriel WHERE sujet LIKE $1 ORDER BY cree_le', [`%${numero}%`])
  expect(sujets.map(({ sujet }) => sujet.split('\u00a0: ')[0]?.replace(/ avant le .*/, ''))).toEqual([
    'Demande envoyée',
    'Demande prise en charge',
    '1\u00a0pièce à fournir',
    'Réponse à votre demande',
    'Demande traitée',
  ])
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false, personne: 'claire', attendus: [/status of 415/] })
  test('une erreur redonne le texte, puis un message et deux fichiers partent et rouvrent la demande', async ({ page: claire }) => {
    await claire.goto(page())
    await claire.locator('textarea[name=corps]').fill('Il manque\nune ligne')
    await claire.locator('#fichiers').setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('texte') })
    await claire.getByRole('button', { name: 'Envoyer le message' }).click()
    await expect(claire).toHaveTitle(/^Erreur\s: /)
    await expect(claire.getByRole('main')).toContainText('« note.txt » n’a pas été joint : ')
    await expect(claire.getByLabel('Votre texte')).toHaveValue('Il manque\nune ligne')
    await claire.getByLabel('Joindre des documents').setInputFiles([
      { name: 'un.pdf', mimeType: 'application/pdf', buffer: await makePdf('un') },
      { name: 'deux.png', mimeType: 'image/png', buffer: await makePng() },
    ])
    await claire.getByRole('button', { name: 'Renvoyer' }).click()
    await expect(claire.getByRole('status').filter({ hasText: 'rouverte' })).toBeVisible()
    await expect(claire.getByRole('link', { name: 'un.pdf' })).toBeVisible()
    await expect(claire.getByRole('link', { name: 'deux.png' })).toBeVisible()
    await expect(claire.locator('.status').first()).toHaveText('En cours')
  })
})
