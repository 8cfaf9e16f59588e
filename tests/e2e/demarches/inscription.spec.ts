import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { demoEntreprisesSansCompte } from '../../../prisma/seed/accounts.ts'
import { expect, expectAccessible, expectFits, forgetSession, fillSignIn, sql, test } from '../../support/journey.ts'
import { CAPTURES, shoot } from '../../support/guides.ts'
import { expectFound, expectNoSecret } from '../../support/secrets.ts'
import { fillAccount, fillQuestions, PHRASE } from './inscrire.ts'

const NOUVELLE = 'une girafe mange des horloges'
const [NOEL] = demoEntreprisesSansCompte()
const SIREN = NOEL?.siren ?? ''

/** Le dernier courriel écrit à cette adresse, et le lien du portail qu’il porte. */
async function linkTo(page: Page, email: string, chemin: RegExp): Promise<string> {
  const courriels = () => sql<{ id: string }>('SELECT id FROM courriel WHERE destinataire = $1 ORDER BY cree_le DESC', [email])
  await expect.poll(async () => (await courriels()).length, { timeout: 20_000 }).toBeGreaterThan(0)
  await page.goto(`/demo/courriels/${(await courriels())[0]?.id}`)
  return chemin.exec(await page.content())?.[0] ?? ''
}

// Un lien qui a servi est introuvable, et le navigateur le dit.
test.use({ attendus: [/\/(inscription\/verification|mot-de-passe-oublie\/lien)\/.*404/] })

test('elle crée son compte : formulaire, lien, certification, questions ; puis elle oublie tout et le retrouve', async ({ page }) => {
  test.slow()
  const email = CAPTURES ? 'jeanne.petit@exemple.fr' : `jeanne.petit.${randomUUID().slice(0, 8)}@exemple.fr`
  const jetons: string[] = []
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Espace client Entreprise')
  await expectAccessible(page)
  await shoot(page, 'creation-accueil')
  await page.getByRole('main').getByRole('link', { name: 'Se créer un compte' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se créer un compte')
  await shoot(page, 'creation-se-creer-un-compte')
  await page.getByRole('link', { name: 'Créer un compte Carcept Prev' }).click()
  await page.getByRole('button', { name: 'Recevoir le lien de vérification' }).click()
  await expect(page.getByRole('heading', { name: /Il y a \d+ erreurs/ })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 800 })
  await expectFits(page, 320)
  await page.setViewportSize({ width: 1440, height: 900 })
  await fillAccount(page, email, 'autre chose')
  await expect(page.getByText('Les deux mots de passe ne sont pas les mêmes').first()).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Nom', exact: true }), 'rien de tapé ne se perd').toHaveValue('Petit')
  await expect(page.locator('#motDePasse'), 'un secret ne revient pas').toHaveValue('')
  await fillAccount(page, email)
  await expect(page).toHaveURL('/inscription/envoyee')

  const lien = await linkTo(page, email, /\/inscription\/verification\/[\w-]{43}/)
  jetons.push(lien.split('/').at(-1) ?? '')
  await page.goto(lien)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jeanne, confirmez votre adresse')
  await shoot(page, 'creation-verification')
  await expectAccessible(page)
  await page.locator('#motDePasse').fill(PHRASE)
  await page.getByRole('button', { name: 'Confirmer et continuer' }).click()
  await expect(page).toHaveURL('/inscription/certification')
  await shoot(page, 'creation-certification')
  await page.getByLabel('SIREN').pressSequentially('900 000 018')
  await expect(page.locator('[data-champ="siren"] [data-erreur]')).toContainText('un chiffre est faux', { timeout: 1_500 })
  await page.getByLabel('SIREN').fill(SIREN.replace(/(\d{3})/g, '$1 '))
  await page.getByLabel('Identifiant numéro entreprise').fill('00000000A')
  await page.getByRole('button', { name: 'Certifier mon entreprise' }).click()
  await expect(page.getByText('Il vous reste 4 essais sur 5').first()).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 800 })
  await expectFits(page, 320)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByLabel('Identifiant numéro entreprise').fill(NOEL?.numeroEntreprise ?? '')
  await page.getByRole('button', { name: 'Certifier mon entreprise' }).click()
  await expect(page.getByText('Votre compte est créé.')).toBeVisible()
  await expectAccessible(page)
  await shoot(page, 'creation-questions')
  await fillQuestions(page)
  await expect(page).toHaveURL(`/e/${SIREN}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await shoot(page, 'creation-bienvenue')
  await page.goto(lien)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce lien d’inscription n’est plus valable')

  await forgetSession(page)
  await page.goto('/connexion')
  await shoot(page, 'connexion-page')
  await page.getByRole('link', { name: /Identifiant oublié/ }).click()
  await page.getByLabel('SIREN').fill(SIREN)
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('PETIT')
  await page.getByLabel('Prénom').fill('jeanne')
  await shoot(page, 'connexion-identifiant-oublie')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Répondez à vos questions secrètes')
  await expectAccessible(page)
  await shoot(page, 'connexion-questions-secretes')
  const answer = async (dernier: string) => {
    await page.getByLabel('Quel est votre plat préféré').fill('gratin dauphinois')
    await page.getByLabel('Quel livre vous a le plus marqué').fill('LE GRAND MEAULNES')
    await page.getByLabel('Quel est le premier disque').fill(dernier)
    await page.getByRole('button', { name: 'Confirmer' }).click()
  }
  await answer('Brel')
  await expect(page.getByText('Ces trois réponses ne vont pas ensemble').first()).toBeVisible()
  await answer('brassens')
  await expect(page.getByText(email)).toBeVisible()
  await expectAccessible(page)
  await shoot(page, 'connexion-identifiant')

  await page.getByRole('link', { name: /Mot de passe oublié/ }).click()
  await page.getByRole('textbox', { name: 'Identifiant', exact: true }).fill(email)
  await shoot(page, 'connexion-mot-de-passe-oublie')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Ouvrez l’e-mail avant/)
  await expect.poll(async () => (await sql('SELECT 1 FROM courriel WHERE destinataire = $1 AND sujet LIKE $2', [email, 'Choisir%'])).length).toBe(1)
  const oubli = await linkTo(page, email, /\/mot-de-passe-oublie\/lien\/[\w-]{43}/)
  jetons.push(oubli.split('/').at(-1) ?? '')
  await page.goto(oubli)
  await expectAccessible(page)
  await page.locator('#motDePasse').fill(NOUVELLE)
  await page.getByLabel('Le même, une deuxième fois').fill(NOUVELLE)
  await shoot(page, 'connexion-nouveau-mot-de-passe')
  await page.getByRole('button', { name: 'Confirmer' }).click()
  await expect(page.getByText('Votre mot de passe a bien été changé.')).toBeVisible()
  await shoot(page, 'connexion-change')
  await fillSignIn(page, email, NOUVELLE)
  await expect(page).toHaveURL(`/e/${SIREN}`)

  // Rien de ce qui vient d’être tapé, reçu ou posé n’est en clair où que ce soit.
  const cookies = (await page.context().cookies()).map(({ value }) => value).filter((valeur) => valeur.length > 20)
  await expectFound(email, 'courriel')
  const reponses = ['Gratin dauphinois', 'Le grand Meaulnes', 'Brassens']
  await expectNoSecret([PHRASE, NOUVELLE, ...reponses, ...jetons, ...cookies], [NOEL?.numeroEntreprise ?? ''])
})

test('la page dit dans la seconde ce qui ne va pas, l’annonce, et se tait une fois réparé', async ({ page }) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const scripts = new Set<string>()
  let octets = 0
  session.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) octets += encodedDataLength
  })
  await page.goto('/inscription/compte', { waitUntil: 'networkidle' })
  const avant = octets
  const errorOf = (nom: string) => page.locator(`[data-champ="${nom}"] [aria-live="polite"] [data-erreur]`)
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Petit')
  await page.getByLabel('Adresse e-mail').pressSequentially('jeanne.petit')
  await expect(errorOf('email')).toContainText('Vérifiez l’arobase', { timeout: 1_500 })
  await page.getByLabel('Adresse e-mail').pressSequentially('@gmial.com')
  await expect(errorOf('email'), 'réparée, elle s’efface à la frappe').toBeHidden()
  await expect(page.getByRole('status').filter({ hasText: 'jeanne.petit@gmail.com' })).toBeVisible()
  await page.getByRole('button', { name: 'Corriger' }).click()
  await expect(page.getByLabel('Adresse e-mail')).toHaveValue('jeanne.petit@gmail.com')
  await expect(page.getByText('Vouliez-vous dire')).toBeHidden()
  const motDePasse = page.locator('#motDePasse')
  await motDePasse.pressSequentially('Petit Petit 2026')
  await expect(errorOf('motDePasse')).toContainText('se devine', { timeout: 1_500 })
  await expect(motDePasse).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText(/À remplir\s: sans votre nom/)).toBeVisible()
  await expectAccessible(page)
  await motDePasse.fill(PHRASE)
  await expect(errorOf('motDePasse')).toBeHidden()
  await expect(page.getByText(/À remplir\s:/)).toHaveCount(0)
  console.log(`Inscription (JavaScript, gzip) : ${Math.round(avant / 1000)} ko avant tout geste, ${Math.round((octets - avant) / 1000)} ko après.`)
  expect(octets - avant).toBeGreaterThan(0)
  expect(octets - avant).toBeLessThan(20_000)
  // Le serveur refuse ce que la page ne sait pas juger : son erreur s’efface et revient.
  for (const faible of ['bonjour bonjour bonjour', 'coucou coucou coucou']) {
    await motDePasse.fill(faible)
    await page.getByRole('button', { name: 'Recevoir le lien de vérification' }).click()
    await expect(page.getByRole('heading', { name: /Il y a \d+ erreurs/ })).toBeVisible()
    await expect(page.locator('.errors')).toBeFocused()
  }
})

test('les essais épuisés, elle écrit ; la gestion rouvre la certification depuis sa bannette, et elle entre', async ({ page, ouvre }) => {
  test.slow()
  const email = `jeanne.petit.${randomUUID().slice(0, 8)}@exemple.fr`
  await page.goto('/inscription/compte')
  await fillAccount(page, email)
  await page.goto(await linkTo(page, email, /\/inscription\/verification\/[\w-]{43}/))
  await page.locator('#motDePasse').fill(PHRASE)
  await page.getByRole('button', { name: 'Confirmer et continuer' }).click()
  const certify = async (numero: string) => {
    await page.getByLabel('SIREN').fill(SIREN)
    await page.getByLabel('Identifiant numéro entreprise').fill(numero)
    await page.getByRole('button', { name: 'Certifier mon entreprise' }).click()
  }
  for (let reste = 4; reste > 0; reste--) {
    await certify('00000000A')
    await expect(page.getByText(`Il vous reste ${reste} essai`).first()).toBeVisible()
  }
  await page.getByRole('link', { name: 'Les deux chemins qui s’ouvrent à vous' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Le numéro n’est pas reconnu, ou vous ne l’avez pas')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Reprendre la certification' }).click()
  await certify('00000000A')
  await expect(page).toHaveURL('/inscription/certification/trop-d-essais')
  await expectAccessible(page)
  await page.getByLabel('SIREN').fill(SIREN)
  await page.getByLabel('Votre message').fill('J’ai le courrier du 3 novembre sous les yeux.')
  await page.getByRole('button', { name: 'Envoyer mon message' }).click()
  await expect(page.getByText('Votre message nous est parvenu')).toBeVisible()
  await page.setViewportSize({ width: 320, height: 800 })
  await expectFits(page, 320)

  const gestion = await ouvre('sophie')
  await gestion.goto('/gestion')
  await gestion.getByRole('link', { name: /certifications? à rouvrir/ }).click()
  const ligne = gestion.getByRole('row').filter({ hasText: email })
  await expect(ligne).toContainText('J’ai le courrier du 3 novembre')
  await expectAccessible(gestion)
  await ligne.getByRole('button', { name: /^Rouvrir la certification/ }).click()
  await expect(gestion.getByText('La certification est rouverte')).toBeVisible()
  await expect(gestion.getByRole('row').filter({ hasText: email })).toHaveCount(0)

  await page.setViewportSize({ width: 1440, height: 900 })
  await expect
    .poll(async () => (await sql('SELECT 1 FROM courriel WHERE destinataire = $1 AND sujet LIKE $2', [email, 'Vous pouvez%'])).length)
    .toBe(1)
  await page.goto('/inscription/certification')
  await certify(NOEL?.numeroEntreprise ?? '')
  await expect(page.getByText('Votre compte est créé.')).toBeVisible()
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('le même chemin, de l’inscription à l’accueil', async ({ page }) => {
    const email = `jeanne.petit.${randomUUID().slice(0, 8)}@exemple.fr`
    await page.goto('/inscription/compte')
    await fillAccount(page, email)
    await expect(page).toHaveURL('/inscription/envoyee')
    await page.goto(await linkTo(page, email, /\/inscription\/verification\/[\w-]{43}/))
    await page.locator('#motDePasse').fill(PHRASE)
    await page.getByRole('button', { name: 'Confirmer et continuer' }).click()
    await page.getByLabel('SIREN').fill(SIREN)
    await page.getByLabel('Identifiant numéro entreprise').fill(NOEL?.numeroEntreprise ?? '')
    await page.getByRole('button', { name: 'Certifier mon entreprise' }).click()
    await page.getByRole('button', { name: 'Plus tard' }).click()
    await expect(page).toHaveURL(`/e/${SIREN}`)
  })
})
