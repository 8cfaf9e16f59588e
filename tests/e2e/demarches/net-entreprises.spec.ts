import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { PEOPLE } from '../../../prisma/seed/cast.ts'
import { expect, expectAccessible, expectFits, forgetSession, sql, test } from '../../support/journey.ts'

const PHRASE = 'quatre camions bleus à Valence'
type Personne = { sujet: string; siret: string; nom: string; prenom: string }
const CLAIRE = { sujet: 'ne-7f3a91', siret: '90000001900019', nom: 'Durand', prenom: 'Claire' }
const HOMONYME = { ...CLAIRE, sujet: 'ne-90e6c7', nom: 'Durant' }
const NADIA = { sujet: 'ne-2c58d0', siret: '90000006800016', nom: 'Noël', prenom: 'Nadia' }

/** Chez le fournisseur, se faire reconnaître. */
async function identify(page: Page, { siret, nom, prenom }: Personne): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connexion à Net-entreprises')
  await page.getByLabel('SIRET').fill(siret)
  await page.getByLabel('Nom', { exact: true }).fill(nom)
  await page.getByLabel('Prénom').fill(prenom)
  await page.getByLabel('Mot de passe').fill('net-entreprises-demo')
  await page.getByRole('button', { name: 'Se connecter' }).click()
}

/** Le lien du dernier courriel écrit à cette adresse. */
async function linkTo(page: Page, email: string): Promise<string> {
  const courriels = () => sql<{ id: string }>('SELECT id FROM courriel WHERE destinataire = $1', [email])
  await expect.poll(async () => (await courriels()).length, { timeout: 20_000 }).toBeGreaterThan(0)
  await page.goto(`/demo/courriels/${(await courriels())[0]?.id}`)
  return /\/inscription\/verification\/[\w-]{43}/.exec(await page.content())?.[0] ?? ''
}

const forget = ({ sujet }: Personne) => sql('DELETE FROM lien_net_entreprises WHERE sujet = $1', [sujet])
const start = async (page: Page, depuis: '/connexion' | '/inscription') => {
  await page.goto(depuis)
  await page.getByRole('main').getByRole('link', { name: 'Continuer avec Net-entreprises' }).click()
}

const POSTES = [
  { nom: 'au bureau', large: 1280, use: {} },
  { nom: 'à 360 px', large: 360, use: { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true } },
  { nom: 'sans JavaScript', large: 1280, use: { javaScriptEnabled: false } },
] as const

for (const { nom, large, use } of POSTES)
  test.describe(nom, () => {
    test.use(use)
    // Le fournisseur pose ses cookies sur un autre site ; un refus 401 de sa page se dit à la console.
    test.use({ attendus: [/127\.0\.0\.1/] })
    const look = async (page: Page) => {
      if (nom === 'sans JavaScript') return
      await expectAccessible(page)
      await expectFits(page, 320)
      await page.setViewportSize({ width: large, height: 800 })
    }

    test('la première fois relie son compte par son mot de passe ; la sortie est vraie ; la seconde entre seule', async ({ page }) => {
      test.slow()
      await forget(CLAIRE)
      await start(page, '/connexion')
      await identify(page, CLAIRE)
      await expect(page).toHaveURL('/net-entreprises/premiere-fois')
      await expect(page.getByText('Claire Durand, SIREN 900 000 019')).toBeVisible()
      await look(page)
      const relier = async (motDePasse: string) => {
        await page.getByLabel('Identifiant', { exact: true }).fill(PEOPLE.claire.email)
        await page.getByLabel('Mot de passe', { exact: true }).fill(motDePasse)
        await page.getByRole('button', { name: 'Relier et me connecter' }).click()
      }
      await relier('ce n’est pas lui')
      await expect(page.getByText(/ne correspond pas/).first()).toBeVisible()
      await expect(page.getByLabel('Identifiant', { exact: true })).toHaveValue(PEOPLE.claire.email)
      await relier(DEMO_PASSWORD)
      await expect(page).toHaveURL('/accueil')

      await page.getByRole('banner').getByRole('button', { name: /Menu/ }).focus()
      await page.getByRole('button', { name: 'Se déconnecter' }).click()
      await page.getByRole('button', { name: 'Me déconnecter de Net-entreprises' }).click()
      await expect(page).toHaveURL(/\/connexion/)
      await page.goto('/accueil')
      await expect(page).toHaveURL(/\/connexion\?retour=/)

      await page.getByRole('main').getByRole('link', { name: 'Continuer avec Net-entreprises' }).click()
      await identify(page, CLAIRE)
      await expect(page).toHaveURL('/accueil')

      await page.goto('/profil')
      await look(page)
      await page.getByRole('link', { name: 'Délier Net-entreprises' }).click()
      await look(page)
      const delier = async (motDePasse: string) => {
        await page.getByLabel('Votre mot de passe d’aujourd’hui').fill(motDePasse)
        await page.getByRole('button', { name: 'Délier Net-entreprises' }).click()
      }
      await delier('ce n’est pas lui')
      await expect(page.getByText('Ce n’est pas votre mot de passe d’aujourd’hui').first()).toBeVisible()
      await look(page)
      await delier(DEMO_PASSWORD)
      await expect(page).toHaveURL('/profil?fait=net-entreprises')
      await expect(page.getByRole('link', { name: 'Délier Net-entreprises' })).toHaveCount(0)
      await forgetSession(page)
      await start(page, '/connexion')
      await identify(page, CLAIRE)
      await expect(page, 'elle redevient une inconnue').toHaveURL('/net-entreprises/premiere-fois')
    })

    test('elle crée son compte : identité remplie, adresse prouvée, SIREN prouvé sans numéro ; puis elle revient', async ({ page }) => {
      test.slow()
      await forget(NADIA)
      const email = `nadia.noel.${randomUUID().slice(0, 8)}@exemple.fr`
      await start(page, '/inscription')
      await identify(page, NADIA)
      await page.getByRole('link', { name: 'Créer mon compte' }).click()
      await expect(page.getByRole('textbox', { name: 'Nom', exact: true })).toHaveValue('Noël')
      await expect(page.getByLabel('Prénom')).toHaveValue('Nadia')
      await expect(page.getByLabel('Adresse e-mail')).toHaveValue('nadia.noel@messagerie.example')
      await look(page)
      await page.getByLabel('Madame').check()
      await page.getByLabel('Téléphone').fill('06 39 98 00 45')
      await page.getByLabel('Fonction dans l’entreprise').fill('Gérante')
      await page.getByLabel('Adresse e-mail').fill(email)
      await page.locator('#motDePasse').fill(PHRASE)
      await page.getByLabel('Le même, une deuxième fois').fill(PHRASE)
      await page.getByRole('checkbox').check()
      await page.getByRole('button', { name: 'Recevoir le lien de vérification' }).click()
      await expect(page).toHaveURL('/inscription/envoyee')
      await page.goto(await linkTo(page, email))
      await page.locator('#motDePasse').fill(PHRASE)
      await page.getByRole('button', { name: 'Confirmer et continuer' }).click()
      await expect(page).toHaveURL('/inscription/certification')
      await expect(page.getByRole('heading', { name: 'Net-entreprises prouve votre SIREN' })).toBeVisible()
      await look(page)
      await page.getByRole('button', { name: /Certifier ce SIREN/ }).click()
      await page.getByRole('button', { name: 'Plus tard' }).click()
      await expect(page).toHaveURL(`/e/${NADIA.siret.slice(0, 9)}`)

      await forgetSession(page)
      await start(page, '/connexion')
      await identify(page, NADIA)
      await expect(page).toHaveURL(`/e/${NADIA.siret.slice(0, 9)}`)
    })
  })

test('la même adresse, une autre identité : rien ne s’ouvre, et l’on revient à la connexion', async ({ page }) => {
  await start(page, '/connexion')
  await identify(page, HOMONYME)
  await expect(page).toHaveURL('/net-entreprises/premiere-fois')
  await page.goto('/accueil')
  await expect(page).toHaveURL(/\/connexion\?retour=/)
  await page.goto('/net-entreprises/premiere-fois')
  await page.getByRole('link', { name: 'Revenir à la connexion' }).click()
  await expect(page).toHaveURL('/connexion')
})

test('le fournisseur refuse, ou quelqu’un invente un retour : la page de connexion le dit et propose le compte', async ({ page }) => {
  await page.goto('/api/auth/callback/net-entreprises?code=invente&state=invente')
  await expect(page).toHaveURL('/connexion?fait=net-entreprises')
  await expect(page.getByText('La connexion avec Net-entreprises n’a pas abouti.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible()
})
