import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { createGuardrails, generate } from 'otplib'
import { DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { expect, expectAccessible, expectFits, forgetSession, fillSignIn, sql, test } from '../../support/journey.ts'

const NOUVEAU = 'une girafe mange des horloges'
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 })
/** Chaque pas ne sert qu’une fois : celui d’avant, celui du moment, le suivant. */
const codeOf = (secret: string, pas: -1 | 0 | 1) => generate({ secret, guardrails, epoch: Math.floor(Date.now() / 1000) + pas * 30 })

/** Une collaboratrice neuve, sur l’entreprise de Durand, avec le mot de passe de la démonstration. */
async function someone(): Promise<string> {
  const email = `odile.lambert.${randomUUID().slice(0, 8)}@exemple.fr`
  const [{ id } = { id: '' }] = await sql<{ id: string }>(
    `INSERT INTO utilisateur (id, email, email_normalise, civilite, prenom, nom, telephone, mot_de_passe)
     SELECT gen_random_uuid(), $1, $1, 'madame', 'Odile', 'Lambert', '+33472000019', mot_de_passe FROM utilisateur WHERE email LIKE 'claire.durand@%' RETURNING id`,
    [email],
  )
  // Un compte à elle : celui de Durand est regardé par d’autres parcours.
  const compte = randomUUID()
  await sql(`INSERT INTO compte (id, nom) VALUES ($1, 'Compte des essais du profil')`, [compte])
  await sql(`INSERT INTO rattachement (id, compte_id, siren, couleur, certifie_voie) VALUES ($1, $2, '900000019', 1, 'numero_entreprise')`, [
    randomUUID(),
    compte,
  ])
  await sql(
    `INSERT INTO membre (id, compte_id, utilisateur_id, role, portee, fonction, etat) VALUES ($1, $2, $3, 'collaborateur', 'portefeuille', 'Paie', 'ajoute')`,
    [randomUUID(), compte, id],
  )
  return email
}

async function signInAs(page: Page, email: string, motDePasse = DEMO_PASSWORD, code?: string): Promise<void> {
  await page.goto('/connexion')
  if (code !== undefined) await page.getByText('J’ai activé un second facteur').click()
  await fillSignIn(page, email, motDePasse, code)
}

/** Se connecte, et attend d’être entrée. */
async function enter(page: Page, email: string): Promise<void> {
  await signInAs(page, email)
  await page.waitForURL((url) => !url.pathname.endsWith('/connexion'))
}

/** Le lien que porte le dernier courriel de cet objet à cette adresse. */
async function linkTo(page: Page, email: string, sujet: string, chemin: RegExp): Promise<string> {
  const courriels = () =>
    sql<{ id: string }>('SELECT id FROM courriel WHERE destinataire = $1 AND sujet LIKE $2 ORDER BY cree_le DESC', [email, `${sujet}%`])
  await expect.poll(async () => (await courriels()).length, { timeout: 20_000 }).toBeGreaterThan(0)
  await page.goto(`/demo/courriels/${(await courriels())[0]?.id}`)
  return chemin.exec(await page.content())?.[0] ?? ''
}

async function fillIdentite(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Téléphone', exact: true }).fill('06 92 00 00 12')
  await page.getByLabel('Fonction dans l’entreprise').fill('Responsable paie')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
}

async function fillPassword(page: Page, actuel: string, confirmation = NOUVEAU): Promise<void> {
  await page.getByLabel('Votre mot de passe d’aujourd’hui').fill(actuel)
  await page.getByLabel('Nouveau mot de passe').fill(NOUVEAU)
  await page.getByLabel('Le même, une deuxième fois').fill(confirmation)
  await page.getByRole('button', { name: 'Changer mon mot de passe' }).click()
}

/** Active le second facteur. @returns la clé, et les huit codes montrés. */
async function enrol(page: Page, motDePasse: string): Promise<{ cle: string; codes: string[] }> {
  const cle = ((await page.locator('code').first().textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('Votre mot de passe d’aujourd’hui').fill(motDePasse)
  await page.getByLabel('Code de l’application').fill(await codeOf(cle, -1))
  await page.getByRole('button', { name: 'Activer mon second facteur' }).click()
  await expect(page.getByRole('heading', { name: 'Notez ces 8 codes de secours maintenant' })).toBeVisible()
  const codes = await page.getByRole('listitem').locator('code').allTextContents()
  expect(new Set(codes).size).toBe(8)
  return { cle, codes }
}

// Un lien qui a servi est introuvable, et une session fermée d’ailleurs n’a plus de pastille : le navigateur le dit.
test.use({ attendus: [/\/changement-adresse\/.*404|401 \(Unauthorized\)/] })

test('elle change son identité, son mot de passe, active son second facteur, entre avec lui, ferme une session', async ({ page, ouvre }) => {
  test.slow()
  const email = await someone()
  await enter(page, email)
  await page.goto('/profil')
  await expectAccessible(page)
  await expectFits(page, 320)

  await page.getByRole('link', { name: 'Modifier mon identité et mes téléphones' }).click()
  await page.getByRole('textbox', { name: 'Téléphone', exact: true }).fill('12')
  await page.getByLabel('Autre téléphone').fill('06 39 98 00 45')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Un téléphone français a 10 chiffres').first()).toBeVisible()
  await expect(page.getByLabel('Autre téléphone'), 'rien de tapé ne se perd').toHaveValue('06 39 98 00 45')
  await expectAccessible(page)
  await expectFits(page, 320)
  await fillIdentite(page)
  await expect(page).toHaveURL('/profil?fait=identite')
  await expect(page.getByRole('status').first()).toContainText('enregistrés')
  await expect(page.getByText('06\u00a092\u00a000\u00a000\u00a012')).toBeVisible()
  await expect(page.getByText('Responsable paie')).toBeVisible()

  await page.getByRole('link', { name: 'Modifier le mot de passe' }).click()
  await fillPassword(page, 'pas celui-ci')
  await expect(page.getByText('Ce n’est pas votre mot de passe d’aujourd’hui').first()).toBeVisible()
  await expect(page.getByLabel('Nouveau mot de passe'), 'un secret ne revient pas').toHaveValue('')
  await expectAccessible(page)
  await fillPassword(page, DEMO_PASSWORD)
  await expect(page).toHaveURL('/profil?fait=mot-de-passe')

  await page.getByRole('link', { name: 'Activer mon second facteur' }).click()
  await expect(page.getByRole('img', { name: /Code QR/ })).toBeVisible()
  await expectAccessible(page)
  await expectFits(page, 320)
  const { cle, codes } = await enrol(page, NOUVEAU)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Je les ai notés' }).click()
  await expect(page.getByText('Activé, il vous reste 8')).toBeVisible()
  await page.goto('/profil/second-facteur')
  await expect(page.getByText(codes[0] ?? ''), 'ils ne se montrent qu’une fois').toHaveCount(0)
  await expectAccessible(page)

  const ailleurs = await ouvre(null)
  await signInAs(ailleurs, email, NOUVEAU)
  await expect(ailleurs.getByRole('main').getByRole('alert')).toContainText('ne correspond pas')
  await fillSignIn(ailleurs, email, NOUVEAU, await codeOf(cle, 0))
  await expect(ailleurs).toHaveURL('/e/900000019')
  const autre = await ouvre(null)
  await signInAs(autre, email, NOUVEAU, codes[0])
  await expect(autre).toHaveURL('/e/900000019')
  await forgetSession(autre)
  await signInAs(autre, email, NOUVEAU, codes[0])
  await expect(autre.getByRole('main').getByRole('alert'), 'un code de secours ne sert qu’une fois').toContainText('ne correspond pas')

  await page.goto('/profil')
  await expect(page.getByRole('table').getByRole('rowheader')).toHaveCount(3)
  await page
    .getByRole('button', { name: /^Fermer : / })
    .first()
    .click()
  await expect(page).toHaveURL('/profil?fait=session')
  await page.getByRole('button', { name: 'Fermer toutes les autres sessions' }).click()
  await expect(page).toHaveURL('/profil?fait=sessions')
  await expect(page.getByRole('table').getByRole('rowheader')).toHaveCount(1)
  await ailleurs.goto('/profil')
  await expect(ailleurs).toHaveURL(/\/connexion\?retour=/)
})

test('elle change d’adresse, se ravise de l’ancienne, puis ferme son compte', async ({ page }) => {
  test.slow()
  const email = await someone()
  const nouvelle = `odile.${randomUUID().slice(0, 8)}@exemple.fr`
  await enter(page, email)
  await page.goto('/profil/adresse')
  await expectAccessible(page)
  await page.getByLabel('Nouvelle adresse e-mail').fill(nouvelle)
  await page.getByLabel('Votre mot de passe d’aujourd’hui').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Envoyer le lien de confirmation' }).click()
  await expect(page).toHaveURL('/profil?fait=adresse')
  await page.goto(await linkTo(page, nouvelle, 'Confirmez', /\/changement-adresse\/confirmation\/[\w-]{43}/))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Odile, confirmez votre nouvelle adresse')
  await expectAccessible(page)
  await expectFits(page, 320)
  await page.locator('#motDePasse').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Confirmer cette adresse' }).click()
  await expect(page.getByText('c’est désormais votre identifiant')).toBeVisible()
  await fillSignIn(page, nouvelle, DEMO_PASSWORD)
  await expect(page).toHaveURL('/e/900000019')

  const annulation = await linkTo(page, email, 'Cette adresse', /\/changement-adresse\/annulation\/[\w-]{43}/)
  await page.goto(annulation)
  await expectAccessible(page)
  await expectFits(page, 320)
  await page.getByRole('button', { name: /^Annuler le changement/ }).click()
  await expect(page.getByText('Le changement d’adresse est annulé')).toBeVisible()
  await page.goto(annulation)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce lien de changement d’adresse n’est plus valable')
  await page.goto(await linkTo(page, email, 'Choisir', /\/mot-de-passe-oublie\/lien\/[\w-]{43}/))
  await page.locator('#motDePasse').fill(NOUVEAU)
  await page.getByLabel('Le même, une deuxième fois').fill(NOUVEAU)
  await page.getByRole('button', { name: 'Confirmer' }).click()
  await fillSignIn(page, email, NOUVEAU)
  await expect(page).toHaveURL('/e/900000019')

  await page.goto('/profil')
  const [donnees] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Télécharger mes données' }).click()])
  expect(donnees.suggestedFilename()).toBe('mes-donnees-carcept-prev.json')
  await page.getByRole('link', { name: 'Fermer mon compte' }).click()
  await expectAccessible(page)
  await expectFits(page, 320)
  await page.getByLabel('Votre mot de passe d’aujourd’hui').fill(NOUVEAU)
  await page.getByRole('button', { name: 'Fermer mon compte' }).click()
  await expect(page.getByText('Votre compte est fermé.')).toBeVisible()
  await fillSignIn(page, email, NOUVEAU)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('ne correspond pas')
})

test('la seule administratrice d’un compte ne peut pas le fermer', async ({ page }) => {
  const [seule] = await sql<{ email: string }>("SELECT email FROM utilisateur WHERE email LIKE '%@client0%' ORDER BY email LIMIT 1")
  await enter(page, seule?.email ?? '')
  await page.goto('/profil/fermer')
  await page.getByLabel('Votre mot de passe d’aujourd’hui').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Fermer mon compte' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(/Vous êtes le seul administrateur du compte/)
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('les mêmes gestes, en formulaires simples', async ({ page }) => {
    test.slow()
    const email = await someone()
    await enter(page, email)
    await page.goto('/profil/identite')
    await fillIdentite(page)
    await expect(page).toHaveURL('/profil?fait=identite')
    await page.goto('/profil/mot-de-passe')
    await fillPassword(page, DEMO_PASSWORD, 'autre chose')
    await expect(page.getByText('Les deux mots de passe ne sont pas les mêmes').first()).toBeVisible()
    await fillPassword(page, DEMO_PASSWORD)
    await expect(page).toHaveURL('/profil?fait=mot-de-passe')
    await page.goto('/profil/second-facteur')
    const { cle, codes } = await enrol(page, NOUVEAU)
    await page.goto('/profil/second-facteur')
    await page.getByText('Retirer…').click()
    await page.locator('#retirer-actuel').fill(NOUVEAU)
    await page.locator('#retirer-code').fill('000000')
    await page.getByRole('button', { name: 'Retirer mon second facteur' }).click()
    await expect(page.getByText('Ce code n’est pas celui').first()).toBeVisible()
    await page.locator('#renouveler-actuel').fill(NOUVEAU)
    await page.locator('#renouveler-code').fill(codes[0] ?? '')
    await page.getByRole('button', { name: 'Tirer 8 codes' }).click()
    await expect(page.getByRole('listitem').locator('code')).toHaveCount(8)
    await page.goto('/profil/second-facteur')
    await page.getByText('Retirer…').click()
    await page.locator('#retirer-actuel').fill(NOUVEAU)
    await page.locator('#retirer-code').fill(await codeOf(cle, 0))
    await page.getByRole('button', { name: 'Retirer mon second facteur' }).click()
    await expect(page).toHaveURL('/profil?fait=second-facteur')
    await page.goto('/profil/fermer')
    await page.getByLabel('Votre mot de passe d’aujourd’hui').fill(NOUVEAU)
    await page.getByRole('button', { name: 'Fermer mon compte' }).click()
    await expect(page.getByText('Votre compte est fermé.')).toBeVisible()
  })
})
