import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { demoEntreprisesSansCompte } from '../../../prisma/seed/accounts.ts'
import { expect, expectAccessible, expectFits, fillSignIn, sql, test } from '../../support/journey.ts'
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
  const email = `jeanne.petit.${randomUUID().slice(0, 8)}@exemple.fr`
  await page.goto('/connexion')
  await page.getByRole('link', { name: 'Se créer un compte' }).click()
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
  await page.goto(lien)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jeanne, confirmez votre adresse')
  await expectAccessible(page)
  await page.locator('#motDePasse').fill(PHRASE)
  await page.getByRole('button', { name: 'Confirmer et continuer' }).click()
  await expect(page).toHaveURL('/inscription/certification')
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
  await fillQuestions(page)
  await expect(page).toHaveURL(`/e/${SIREN}`)
  await page.goto(lien)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce lien d’inscription n’est plus valable')

  await page.context().clearCookies()
  await page.goto('/connexion')
  await page.getByRole('link', { name: /Identifiant oublié/ }).click()
  await page.getByLabel('SIREN').fill(SIREN)
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('PETIT')
  await page.getByLabel('Prénom').fill('jeanne')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Répondez à vos questions secrètes')
  await expectAccessible(page)
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

  await page.getByRole('link', { name: /Mot de passe oublié/ }).click()
  await page.getByRole('textbox', { name: 'Identifiant', exact: true }).fill(email)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Ouvrez l’e-mail avant/)
  await expect.poll(async () => (await sql('SELECT 1 FROM courriel WHERE destinataire = $1 AND sujet LIKE $2', [email, 'Choisir%'])).length).toBe(1)
  await page.goto(await linkTo(page, email, /\/mot-de-passe-oublie\/lien\/[\w-]{43}/))
  await expectAccessible(page)
  await page.locator('#motDePasse').fill(NOUVELLE)
  await page.getByLabel('Le même, une deuxième fois').fill(NOUVELLE)
  await page.getByRole('button', { name: 'Confirmer' }).click()
  await expect(page.getByText('Votre mot de passe a bien été changé.')).toBeVisible()
  await fillSignIn(page, email, NOUVELLE)
  await expect(page).toHaveURL(`/e/${SIREN}`)
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
