import { randomUUID } from 'node:crypto'
import { DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { emailOf, expect, expectAccessible, fillSignIn, focused, signIn, smallClient, sql, test } from '../../support/journey.ts'

const REFUS = /^L’identifiant ou le mot de passe ne correspond pas, ou trop d’essais ont été faits\./

test('un lien profond, sans être connecté : la connexion, puis le lien', async ({ page }) => {
  await page.goto('/e/900000019/demandes?q=Haddad&statut=en_attente')
  await expect(page).toHaveURL('/connexion?retour=%2Fe%2F900000019%2Fdemandes%3Fq%3DHaddad%26statut%3Den_attente')
  await signIn(page, 'marc')
  await expect(page).toHaveURL('/e/900000019/demandes?q=Haddad&statut=en_attente')
  await expect(page.getByRole('table').getByRole('rowheader')).toHaveText([/Karim Haddad/])
})

for (const retour of ['https://ailleurs.example/', '//ailleurs.example', '/\\ailleurs.example', '/connexion'])
  test(`un retour vers ${retour} est oublié`, async ({ page }) => {
    await page.goto(`/connexion?retour=${encodeURIComponent(retour)}`)
    await signIn(page, 'paul')
    await expect(page).toHaveURL('/e/900000050')
  })

test('un mauvais mot de passe : une phrase qui ne dit pas ce qui est faux, l’identifiant gardé, le mot de passe non', async ({ page }) => {
  const { email } = smallClient(100).admin
  await page.goto('/connexion?retour=%2Fdemandes')
  await fillSignIn(page, email, 'Pas-le-bon-2026')
  const refus = page.getByRole('main').getByRole('alert')
  await expect(refus).toHaveText(REFUS)
  await expect(page.getByLabel('Identifiant', { exact: true })).toHaveValue(email)
  await expect(page.getByLabel('Mot de passe', { exact: true })).toHaveValue('')
  await expect(page).toHaveTitle(/^Erreur\s: /)
  expect((await focused(page)).texte, 'le focus est sur la phrase').toMatch(REFUS)
  await expectAccessible(page)
  const phrase = await refus.textContent()
  const reponse = page.waitForResponse((r) => r.request().method() === 'POST')
  await fillSignIn(page, `inconnu-${randomUUID()}@ailleurs.example`, 'Pas-le-bon-2026')
  await reponse
  await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible()
  await expect(page.getByLabel('Identifiant', { exact: true })).toHaveValue(/^inconnu-/)
  await expect(refus).toHaveText(phrase ?? '')
  await fillSignIn(page, email, DEMO_PASSWORD)
  await expect(page).toHaveURL('/demandes')
})

test.describe('le réseau coupé', () => {
  test.use({ attendus: [/ERR_INTERNET_DISCONNECTED/] })
  test('la page reste, l’identifiant aussi, le mot de passe non ; le réseau revenu, on se connecte', async ({ page, context }) => {
    await page.goto('/connexion')
    await context.setOffline(true)
    await fillSignIn(page, emailOf('paul'), DEMO_PASSWORD)
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Vous êtes hors ligne')
    expect((await focused(page)).texte).toContain('Vous êtes hors ligne')
    await expect(page.getByLabel('Identifiant', { exact: true })).toHaveValue(emailOf('paul'))
    await expect(page.getByLabel('Mot de passe', { exact: true })).toHaveValue('')
    await context.setOffline(false)
    await fillSignIn(page, emailOf('paul'), DEMO_PASSWORD)
    await expect(page).toHaveURL('/e/900000050')
  })
})

test('un formulaire vide : un résumé qui prend le focus, chaque ligne mène à son champ', async ({ page }) => {
  await page.goto('/connexion')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByRole('heading', { name: 'Il y a 2 erreurs' })).toBeVisible()
  await expect(page).toHaveTitle(/^Erreur\s: /)
  expect((await focused(page)).texte).toContain('Il y a 2 erreurs')
  await expectAccessible(page)
  for (const [ligne, champ] of [
    [/^Saisissez votre identifiant/, 'Identifiant'],
    [/^Saisissez votre mot de passe/, 'Mot de passe'],
  ] as const) {
    await page.getByRole('link', { name: ligne }).click()
    const input = page.getByLabel(champ, { exact: true })
    await expect(input).toBeFocused()
    await expect(input).toHaveAttribute('aria-invalid', 'true')
    await expect(input).toHaveAccessibleDescription(
      ligne.source === '^Saisissez votre identifiant' ? /Erreur.*Saisissez votre identifiant/ : /Erreur.*Saisissez votre mot de passe/,
    )
  }
  await page.getByLabel('Mot de passe', { exact: true }).fill('Abc')
  await page.getByRole('button', { name: /^Afficher/ }).click()
  await expect(page.getByLabel('Mot de passe', { exact: true })).toHaveAttribute('type', 'text')
})

test('après 30 minutes sans geste, le prochain clic demande de se reconnecter, puis ramène où l’on allait', async ({ ouvre }) => {
  const appareil = `Essai ${randomUUID()}`
  const page = await ouvre(null, { userAgent: appareil })
  await page.goto('/connexion')
  await signIn(page, 'ines')
  await page.goto('/e/900000019')
  await sql("UPDATE session SET vue_le = now() - interval '29 minutes' WHERE appareil = $1", [appareil])
  await page.getByRole('main').getByRole('link', { name: 'Offres et services', exact: true }).click()
  await expect(page).toHaveURL('/e/900000019/offres')
  await sql("UPDATE session SET vue_le = now() - interval '31 minutes' WHERE appareil = $1", [appareil])
  await page.getByRole('main').getByRole('link', { name: 'Accueil' }).click()
  await expect(page).toHaveURL('/connexion?retour=%2Fe%2F900000019')
  await expect(page.getByText('Inès Moreau')).toHaveCount(0)
  await fillSignIn(page, emailOf('ines'), DEMO_PASSWORD)
  await expect(page).toHaveURL('/e/900000019')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Bonjour Inès/)
})

test('la page de connexion ne propose pas, dans son en-tête, d’aller où l’on est', async ({ page }) => {
  await page.goto('/connexion')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Aide' })).toBeVisible()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Se connecter' })).toHaveCount(0)
  await page.goto('/faq')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Se connecter' })).toBeVisible()
})

test('connecté, la page de connexion ramène à l’accueil', async ({ ouvre }) => {
  const page = await ouvre('claire')
  await page.goto('/connexion')
  await expect(page).toHaveURL('/accueil')
})
