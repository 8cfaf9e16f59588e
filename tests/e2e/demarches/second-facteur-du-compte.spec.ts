import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { createGuardrails, generate } from 'otplib'
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '../../../prisma/seed/accounts.ts'
import { expect, expectAccessible, expectFits, fillSignIn, sql, test } from '../../support/journey.ts'

const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 })
/** Le code du moment. Il ne sert qu’une fois : celui d’avant est oublié, pour ne pas attendre trente secondes. */
async function codeOf(secret: string, email: string): Promise<string> {
  await sql('UPDATE utilisateur SET totp_dernier_pas = NULL WHERE email = $1', [email])
  return generate({ secret, guardrails })
}

type Bureau = { compte: string; chef: string; collegue: string }

/** Un compte neuf sur l’entreprise de Durand : son administratrice a le second facteur de la démonstration, sa collègue n’en a pas. */
async function office(): Promise<Bureau> {
  const marque = randomUUID().slice(0, 8)
  const compte = randomUUID()
  await sql('INSERT INTO compte (id, nom) VALUES ($1, $2)', [compte, 'Compte du second facteur'])
  await sql(`INSERT INTO rattachement (id, compte_id, siren, couleur, certifie_voie) VALUES ($1, $2, '900000019', 1, 'numero_entreprise')`, [
    randomUUID(),
    compte,
  ])
  const join = async (prenom: string, role: string, modele: string): Promise<string> => {
    const email = `${prenom.toLowerCase()}.${marque}@exemple.fr`
    await sql(
      `WITH u AS (INSERT INTO utilisateur (id, email, email_normalise, civilite, prenom, nom, telephone, mot_de_passe, totp_secret)
         SELECT gen_random_uuid(), $1, $1, 'madame', $2, 'Lambert', '+33472000019', c.mot_de_passe, s.totp_secret
         FROM utilisateur c, utilisateur s WHERE c.email LIKE 'claire.durand@%' AND s.email LIKE $5 RETURNING id)
       INSERT INTO membre (id, compte_id, utilisateur_id, role, portee, fonction, etat)
       SELECT gen_random_uuid(), $3, id, $4::"RoleCompte", 'portefeuille', 'Paie', 'ajoute' FROM u`,
      [email, prenom, compte, role, modele],
    )
    return email
  }
  return {
    compte,
    chef: await join('Odile', 'administrateur', 'sophie.martin@%'),
    collegue: await join('Nora', 'collaborateur', 'claire.durand@%'),
  }
}

async function enter(page: Page, email: string, code?: string): Promise<void> {
  await page.goto('/connexion')
  if (code !== undefined) await page.getByText('J’ai activé un second facteur').click()
  await fillSignIn(page, email, DEMO_PASSWORD, code)
  await page.waitForURL((url) => !url.pathname.endsWith('/connexion'))
}

async function prove(page: Page, code: string, bouton: string): Promise<void> {
  await page.getByLabel('Votre mot de passe d’aujourd’hui').fill(DEMO_PASSWORD)
  await page.getByLabel('Code de l’application').fill(code)
  await page.getByRole('button', { name: bouton }).click()
}

// Un droit que l’on n’a pas, une adresse de données qui se tait, une session close : le navigateur le dit.
test.use({ attendus: [/(401|403|404) \(/] })

const POSTES = [
  { nom: 'au bureau', large: 1280, use: {} },
  { nom: 'à 360 px', large: 360, use: { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true } },
  { nom: 'sans JavaScript', large: 1280, use: { javaScriptEnabled: false } },
] as const

for (const { nom, large, use } of POSTES)
  test.describe(nom, () => {
    test.use(use)
    const look = async (page: Page) => {
      if (nom === 'sans JavaScript') return
      await expectAccessible(page)
      await expectFits(page, 320)
      await page.setViewportSize({ width: large, height: 800 })
    }

    test('son compte le demande : sa session finit, la suivante ne mène qu’à l’activer, puis là où l’on allait', async ({ page, ouvre }) => {
      test.slow()
      const { compte, chef, collegue } = await office()
      await enter(page, chef, await codeOf(DEMO_TOTP_SECRET, chef))
      const avant = await ouvre(null, use)
      await enter(avant, collegue)

      await page.goto(`/comptes/${compte}/utilisateurs`)
      await page.getByRole('link', { name: 'Sécurité du compte' }).click()
      await expect(page.getByRole('main')).toContainText('Aucun second facteur n’est demandé. 1\u00a0utilisateur sur 2 n’en a pas encore.')
      await look(page)
      await prove(page, '000000', 'Demander un second facteur')
      await expect(page.getByText('Ce code n’est pas celui qu’affiche').first()).toBeVisible()
      await look(page)
      await prove(page, await codeOf(DEMO_TOTP_SECRET, chef), 'Demander un second facteur')
      await expect(page).toHaveURL(`/comptes/${compte}/securite?fait=exige`)
      await expect(page.getByRole('status').first()).toContainText('Votre compte demande maintenant un second facteur.')
      await look(page)

      await avant.goto('/profil')
      await expect(avant.getByRole('main')).toContainText('Non activé, demandé par Compte du second facteur')
      await look(avant)
      await avant.goto('/e/900000019/demarches')
      await expect(avant.getByRole('heading', { level: 1 }), 'sa session ouverte finit son travail').toContainText('démarches')

      const apres = await ouvre(null, use)
      await apres.goto('/connexion?retour=%2Fe%2F900000019%2Fdemarches')
      await fillSignIn(apres, collegue, DEMO_PASSWORD)
      await expect(apres).toHaveURL('/profil/second-facteur?retour=%2Fe%2F900000019%2Fdemarches')
      await expect(apres.getByRole('main')).toContainText('Compte du second facteur le demande à tous ses utilisateurs.')
      await look(apres)
      await expect(apres.getByRole('link', { name: 'Revenir à mon profil' })).toHaveCount(0)
      for (const ailleurs of ['/accueil', '/e/900000019', `/comptes/${compte}/utilisateurs`, '/profil', '/notifications', '/presentation']) {
        await apres.goto(ailleurs)
        await expect(apres, ailleurs).toHaveURL(`/profil/second-facteur?retour=${encodeURIComponent(ailleurs)}`)
      }
      await apres.goto('/e/900000019/demarches')
      const cle = ((await apres.locator('code').first().textContent()) ?? '').replaceAll(' ', '')
      await prove(apres, await codeOf(cle, collegue), 'Activer mon second facteur')
      await expect(apres.getByRole('heading', { name: 'Notez ces 8 codes de secours maintenant' })).toBeVisible()
      await look(apres)
      await apres.getByRole('link', { name: 'Je les ai notés, continuer' }).click()
      await expect(apres).toHaveURL('/e/900000019/demarches')
      await apres.goto('/profil/second-facteur')
      await expect(apres.getByText('Retirer mon second facteur'), 'il ne se retire plus').toHaveCount(0)

      await page.goto(`/comptes/${compte}/securite`)
      await expect(page.getByRole('main')).toContainText('Tous les utilisateurs en ont un.')
      await prove(page, await codeOf(DEMO_TOTP_SECRET, chef), 'Ne plus le demander')
      await expect(page).toHaveURL(`/comptes/${compte}/securite?fait=libere`)
      await apres.goto('/profil/second-facteur')
      await expect(apres.getByText('Retirer mon second facteur').first()).toBeVisible()
    })
  })

test('une collaboratrice ne voit ni le lien ni la page ; une adresse de données se tait à qui doit d’abord l’activer', async ({ page }) => {
  const { compte, collegue } = await office()
  await enter(page, collegue)
  await page.goto(`/comptes/${compte}/utilisateurs`)
  await expect(page.getByRole('link', { name: 'Sécurité du compte' })).toHaveCount(0)
  const reponse = await page.goto(`/comptes/${compte}/securite`)
  expect(reponse?.status()).toBe(403)
  await sql('UPDATE compte SET second_facteur_exige_le = maintenant() - $1::interval WHERE id = $2', ['1 day', compte])
  const { status, corps } = await page.evaluate(async () => {
    const lue = await fetch('/api/entreprises?q=durand')
    return { status: lue.status, corps: await lue.text() }
  })
  expect(status).toBe(404)
  expect(corps).not.toContain('Durand')
})
