import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { expect, expectAccessible, expectFits, fillSignIn, smallClient, sql, test } from '../../support/journey.ts'

const PHRASE = 'quatre camions bleus à Valence'
/** Qui invite : un petit client que rien d’autre ne regarde. */
const hote = smallClient(290)
const invitee = smallClient(291)
const adresse = () => `lucie.fabre.${randomUUID().slice(0, 8)}@exemple.fr`

/** Une invitation telle que la commande l’écrit ; l’écran qui l’émet vient avec l’administration du compte. Rend son lien. */
async function invite(email: string, plus: { annulee?: boolean; expiree?: boolean } = {}): Promise<string> {
  const jeton = randomBytes(32).toString('base64url')
  const empreinte = createHash('sha256').update(`jeton:${jeton}`).digest('hex')
  const dans = plus.expiree ? '-1 hour' : '7 days'
  await sql(
    `INSERT INTO invitation (id, compte_id, genre, email, email_normalise, civilite, nom, prenom, telephone, fonction, role, portee, sirens, lien_id, empreinte, cree_par, cree_par_nom, expire_le, annulee_le)
     VALUES (gen_random_uuid(), $1, 'utilisateur', $2, $2, 'madame', 'Fabre', 'Lucie', '+33639980046', 'Assistante paie', 'collaborateur', 'manuelle', ARRAY[$3], gen_random_uuid(), $4, $5, $6, now() + $7::interval, ${plus.annulee ? 'now()' : 'NULL'})`,
    [hote.compteId, email, hote.company.siren, empreinte, hote.admin.id, hote.admin.nom, dans],
  )
  return `/invitation/${jeton}`
}

async function fillAccess(page: Page, confirmation = PHRASE): Promise<void> {
  await page.locator('#motDePasse').fill(PHRASE)
  await page.getByLabel('Le même, une deuxième fois').fill(confirmation)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Créer mon accès' }).click()
}

// Un lien qui n’ouvre plus rien le dit, et le navigateur aussi.
test.use({ attendus: [/\/invitation\/.*(404|410)/] })

test('invitée, elle choisit son mot de passe, passe ses questions, entre chez son client ; son lien dit qu’il a servi', async ({ page }) => {
  test.slow()
  const email = adresse()
  const lien = await invite(email)
  await page.goto(lien)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${hote.admin.nom} vous invite dans le compte ${hote.company.raisonSociale}`)
  await expect(page.getByText(email)).toBeVisible()
  await expect(page.getByText('collaboratrice')).toBeVisible()
  await expectAccessible(page)
  await expectFits(page, 360)
  await fillAccess(page, 'autre chose')
  await expect(page.getByText('Les deux mots de passe ne sont pas les mêmes').first()).toBeVisible()
  await expect(page.locator('#motDePasse'), 'un secret ne revient pas').toHaveValue('')
  await expectAccessible(page)
  await fillAccess(page)
  await expect(page).toHaveURL('/inscription/questions-secretes')
  await page.getByRole('button', { name: 'Plus tard' }).click()
  await expect(page).toHaveURL(`/e/${hote.company.siren}`)
  await page.getByRole('button', { name: 'Passer' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.goto(lien)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette invitation a déjà servi')
  await expectAccessible(page)
})

test('expirée, annulée, inconnue : chacune sa page, et rien ne fuit d’un lien inconnu', async ({ page }) => {
  for (const [plus, titre] of [
    [{ expiree: true }, 'Cette invitation a expiré'],
    [{ annulee: true }, 'Cette invitation a été annulée'],
  ] as const) {
    const rendu = await page.goto(await invite(adresse(), plus))
    expect(rendu?.status()).toBe(410)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(titre)
    await expectAccessible(page)
    await expectFits(page, 360)
  }
  const pages = await Promise.all(
    ['A', 'B'].map(async (lettre) =>
      (await page.request.get(`/invitation/${lettre.repeat(43)}`)).text().then((t) => t.includes('n’est plus valable')),
    ),
  )
  expect(pages).toEqual([true, true])
})

test('qui est connecté sous une autre adresse en est averti ; qui a déjà un compte se connecte, puis accepte', async ({ ouvre }) => {
  test.slow()
  const lien = await invite(invitee.admin.email)
  const autre = await ouvre('claire')
  await autre.goto(lien)
  await expect(autre.getByText('Vous êtes connecté sous')).toBeVisible()
  await expect(autre.getByRole('button', { name: 'Accepter l’invitation' })).toHaveCount(0)
  await expectAccessible(autre)
  await expectFits(autre, 360)

  const page = await ouvre(null)
  await page.goto(lien)
  await expect(page.getByRole('heading', { name: 'Vous avez déjà un compte' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Se connecter pour accepter' }).click()
  await fillSignIn(page, invitee.admin.email, DEMO_PASSWORD)
  await expect(page).toHaveURL(lien)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Accepter l’invitation' }).click()
  await expect(page).toHaveURL('/accueil')
  await page.goto(`/e/${hote.company.siren}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bonjour')
})

test('un expert-comptable déclaré voit ce qui lui est donné, et crée son accès en acceptant', async ({ page }) => {
  const email = adresse()
  const siren = String(810_000_000 + Math.floor(Math.random() * 9_000_000))
  const jeton = randomBytes(32).toString('base64url')
  await sql(
    `WITH cab AS (INSERT INTO cabinet (id, siren, raison_sociale) VALUES (gen_random_uuid(), $1, 'Cabinet Fabre') RETURNING id),
      del AS (INSERT INTO delegation (id, compte_id, cabinet_id, contact_nom, contact_prenom, contact_email, portee, univers, lecture_seule, du, etat, demandee_par, repondre_avant)
        SELECT gen_random_uuid(), $2, cab.id, 'Fabre', 'Lucie', $3, 'portefeuille', ARRAY['sante', 'prevoyance']::"Univers"[], true, now(), 'en_attente', $4, now() + interval '30 days' FROM cab RETURNING id)
     INSERT INTO invitation (id, compte_id, genre, email, email_normalise, civilite, nom, prenom, telephone, delegation_id, cabinet_nom, lien_id, empreinte, cree_par, cree_par_nom, expire_le)
     SELECT gen_random_uuid(), $2, 'expert_comptable', $3, $3, 'madame', 'Fabre', 'Lucie', '+33639980046', del.id, 'Cabinet Fabre', gen_random_uuid(), $5, $4, $6, now() + interval '30 days' FROM del`,
    [siren, hote.compteId, email, hote.admin.id, createHash('sha256').update(`jeton:${jeton}`).digest('hex'), hote.admin.nom],
  )
  await page.goto(`/invitation/${jeton}`)
  await expect(page.getByText('Cabinet Fabre')).toBeVisible()
  await expect(page.getByText('consulter en prévoyance et santé')).toBeVisible()
  await expect(page.getByText('sans date de fin')).toBeVisible()
  await expectAccessible(page)
  await expectFits(page, 360)
  await fillAccess(page)
  await page.getByRole('button', { name: 'Plus tard' }).click()
  await expect(page).toHaveURL(`/e/${hote.company.siren}`)
  await page.getByRole('button', { name: 'Passer' }).click()
  await expect(page.getByText(`pour le compte de ${hote.company.raisonSociale}`)).toBeVisible()
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('le même chemin', async ({ page }) => {
    await page.goto(await invite(adresse()))
    await fillAccess(page, 'autre chose')
    await expect(page.getByText('Les deux mots de passe ne sont pas les mêmes').first()).toBeVisible()
    await fillAccess(page)
    await expect(page).toHaveURL('/inscription/questions-secretes')
    await page.getByRole('button', { name: 'Plus tard' }).click()
    await expect(page).toHaveURL(`/e/${hote.company.siren}`)
    await page.getByRole('link', { name: 'Votre espace en quatre écrans' }).click()
    await page.getByRole('button', { name: 'Commencer' }).click()
    await expect(page).toHaveURL(`/e/${hote.company.siren}`)
    await expect(page.getByRole('link', { name: 'Votre espace en quatre écrans' })).toHaveCount(0)
  })
})
