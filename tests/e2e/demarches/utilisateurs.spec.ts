import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { shoot } from '../../support/guides.ts'
import { expect, expectAccessible, expectFits, fillSignIn, smallClient, sql, test } from '../../support/journey.ts'

/** Un groupe à part, que rien d’autre ne regarde : quatre petits clients y sont rattachés. */
const ENTREPRISES = [280, 281, 282, 283].map((rang) => smallClient(rang).company)
const [FRET, VOYAGES, AUTRE] = ENTREPRISES
const PHRASE = 'quatre camions bleus à Valence'
const marque = randomUUID().slice(0, 8)
const compte = randomUUID()
const claire = `claire.${marque}@essai.example`
const marc = `marc.${marque}@essai.example`
const nouvelle = () => `lucas.${randomUUID().slice(0, 8)}@essai.example`

async function person(email: string, prenom: string, nom: string, role: 'administrateur' | 'collaborateur', sirens: string[]): Promise<void> {
  const [id, membre] = [randomUUID(), randomUUID()]
  await sql(
    `INSERT INTO utilisateur (id, email, email_normalise, civilite, prenom, nom, telephone, mot_de_passe)
     SELECT $1, $2, $2, $3::"Civilite", $4, $5, '+33639980010', mot_de_passe FROM utilisateur WHERE email = 'claire.durand@durand.example'`,
    [id, email, prenom === 'Claire' ? 'madame' : 'monsieur', prenom, nom],
  )
  await sql(
    `INSERT INTO membre (id, compte_id, utilisateur_id, role, portee, fonction, etat) VALUES ($1, $2, $3, $4::"RoleCompte", $5::"Portee", 'Paie', 'ajoute')`,
    [membre, compte, id, role, role === 'administrateur' ? 'portefeuille' : 'manuelle'],
  )
  for (const siren of sirens)
    await sql('INSERT INTO habilitation (id, compte_id, membre_id, siren) VALUES (gen_random_uuid(), $1, $2, $3)', [compte, membre, siren])
  await sql(`INSERT INTO presentation_vue (utilisateur_id, entree) VALUES ($1, 'presentation')`, [id])
}

/** Quelqu’un qui y est attendu. */
async function invited(prenom: string, nom: string): Promise<void> {
  await sql(
    `INSERT INTO invitation (id, compte_id, genre, email, email_normalise, civilite, nom, prenom, telephone, fonction, role, portee, sirens, lien_id, empreinte, cree_par, cree_par_nom, expire_le)
     VALUES (gen_random_uuid(), $1, 'utilisateur', $2, $2, 'madame', $3, $4, '+33639980046', 'Paie', 'collaborateur', 'manuelle', ARRAY[$5], gen_random_uuid(), gen_random_uuid()::text, gen_random_uuid(), 'Claire Petit', now() + interval '7 days')`,
    [compte, `${prenom.toLowerCase()}.${marque}@essai.example`, nom, prenom, FRET?.siren],
  )
}

test.beforeAll(async () => {
  await sql('INSERT INTO compte (id, nom) VALUES ($1, $2)', [compte, `Groupe Essai ${marque}`])
  for (const [i, { siren }] of ENTREPRISES.entries())
    await sql(`INSERT INTO rattachement (id, compte_id, siren, couleur, certifie_voie) VALUES (gen_random_uuid(), $1, $2, $3, 'numero_entreprise')`, [
      compte,
      siren,
      i + 1,
    ])
  await person(claire, 'Claire', 'Petit', 'administrateur', [])
  await person(marc, 'Marc', 'Roux', 'collaborateur', [FRET?.siren ?? '', VOYAGES?.siren ?? ''])
})

async function enter(page: Page, email: string): Promise<void> {
  await page.goto('/connexion')
  await fillSignIn(page, email, DEMO_PASSWORD)
  await page.waitForURL((url) => !url.pathname.endsWith('/connexion'))
}

const liste = `/comptes/${compte}/utilisateurs`
const said = (page: Page, texte: string) => expect(page.getByRole('status').filter({ hasText: texte })).toBeVisible()
const ligne = (page: Page, nom: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: nom }) })

async function fillIdentity(page: Page, email: string, prenom = 'Lucas'): Promise<void> {
  await page.getByLabel('Monsieur').check()
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Bernard')
  await page.getByLabel('Prénom').fill(prenom)
  await page.getByLabel('Téléphone').fill('06 39 98 00 46')
  await page.getByLabel('Fonction dans l’entreprise').fill('Assistant de paie')
  await page.getByLabel('Adresse email').fill(email)
  await page.getByRole('button', { name: 'Continuer vers le rôle' }).click()
}

/** Le lien que le courriel d’invitation porte. */
async function linkFor(page: Page, email: string): Promise<string> {
  const courriels = () => sql<{ id: string }>('SELECT id FROM courriel WHERE destinataire = $1 ORDER BY cree_le DESC', [email])
  await expect.poll(async () => (await courriels()).length, { timeout: 20_000 }).toBeGreaterThan(0)
  await page.goto(`/demo/courriels/${(await courriels())[0]?.id}`)
  return /\/invitation\/[\w-]{43}/.exec(await page.content())?.[0] ?? ''
}

test('ajouter un utilisateur : deux étapes, la double liste, l’invitation ; « En attente d’acceptation » devient « Ajouté »', async ({
  page,
  ouvre,
}) => {
  test.slow()
  const email = nouvelle()
  await enter(page, claire)
  await page.goto(liste)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gestion des utilisateurs et experts-comptables')
  await expect(page.getByRole('link', { name: 'Déclarer un expert-comptable' })).toBeVisible()
  await expectAccessible(page)
  await expectFits(page, 360)
  await page.getByRole('link', { name: 'Ajouter un utilisateur' }).click()
  await fillIdentity(page, marc)
  await expect(page.getByText('déjà dans votre compte').first(), 'en double, avant l’étape 2').toBeVisible()
  await expect(page.getByLabel('Prénom'), 'rien de tapé n’est perdu').toHaveValue('Lucas')
  await expectAccessible(page)
  await page.getByLabel('Adresse email').fill(email)
  await shoot(page, 'administration-utilisateur')
  await page.getByRole('button', { name: 'Continuer vers le rôle' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Que pourra faire Lucas Bernard ?')
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Choisissez « Administrateur » ou « Collaborateur »')
  await page.getByRole('radio', { name: 'Administrateur' }).check()
  await expect(
    page.getByText(
      'Attention, si vous choisissez « Administrateur », le nouvel utilisateur aura exactement les mêmes droits que vous, c’est-à-dire, ajouter/supprimer des entreprises, ajouter/modifier/supprimer des utilisateurs.',
    ),
  ).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Donner les droits manuellement' })).toBeHidden()
  await page.getByRole('radio', { name: 'Collaborateur' }).check()
  await page.getByRole('radio', { name: 'Donner les droits manuellement' }).check()
  const gauche = page.getByRole('group', { name: 'Entreprises du compte, à attribuer' })
  const droite = page.getByRole('group', { name: 'Entreprises attribuées à Lucas' })
  await expect(gauche.getByRole('checkbox')).toHaveCount(4)
  await gauche.getByRole('searchbox').fill(FRET?.siren.slice(-4) ?? '')
  await expect(gauche.getByRole('checkbox')).toHaveCount(1)
  await gauche.getByRole('searchbox').press('Enter')
  await expect(page, 'chercher n’envoie pas').toHaveURL(/\/ajouter\//)
  // Au clavier : cocher, chercher l’autre, ajouter.
  await gauche.getByRole('checkbox').focus()
  await page.keyboard.press('Space')
  await gauche.getByRole('searchbox').fill('')
  await gauche.getByRole('checkbox', { name: VOYAGES?.raisonSociale ?? '' }).check()
  await page.getByRole('button', { name: 'Ajouter (2)' }).press('Enter')
  await expect(droite.getByRole('checkbox')).toHaveCount(2)
  await expect(page.getByText('2 entreprises ajoutées.')).toBeVisible()
  await droite.getByRole('checkbox', { name: VOYAGES?.raisonSociale ?? '' }).check()
  await page.getByRole('button', { name: 'Retirer (1)' }).click()
  await expect(droite.getByRole('checkbox')).toHaveCount(1)
  await expect(page.getByRole('region', { name: 'En une phrase' })).toContainText(
    `Lucas Bernard pourra déclarer et suivre les demandes de ${FRET?.raisonSociale}`,
  )
  await shoot(page, 'administration-habilitations')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Valider' }).click()
  await said(page, `Lucas Bernard est en attente d’acceptation : un courriel d’invitation part à ${email}.`)
  await expect(ligne(page, 'Lucas Bernard')).toContainText('En attente d’acceptation')
  await expect(ligne(page, 'Lucas Bernard')).toContainText(FRET?.raisonSociale ?? '')
  await shoot(page, 'administration-attente')

  await ligne(page, 'Lucas Bernard')
    .getByRole('button', { name: /Copier le lien/ })
    .click()
  const copie = await page.getByLabel(/Lien de Lucas Bernard/).inputValue()
  await expectFits(page, 360)
  const lucas = await ouvre(null)
  const lien = await linkFor(lucas, email)
  expect(new URL(copie).pathname, 'le lien copié est celui du courriel').toBe(lien)
  await lucas.goto(lien)
  await lucas.locator('#motDePasse').fill(PHRASE)
  await lucas.getByLabel('Le même, une deuxième fois').fill(PHRASE)
  await lucas.getByRole('checkbox').check()
  await lucas.getByRole('button', { name: 'Créer mon accès' }).click()
  await expect(lucas).toHaveURL('/inscription/questions-secretes')
  await page.goto(liste)
  await expect(ligne(page, 'Lucas Bernard').getByText('Ajouté', { exact: true })).toBeVisible()
  await expect(ligne(page, 'Lucas Bernard')).toContainText('aujourd’hui')
})

test('sur téléphone, une seule liste à cocher', async ({ ouvre }) => {
  const page = await ouvre(null, { viewport: { width: 360, height: 740 } })
  await enter(page, claire)
  await page.goto(`${liste}/ajouter`)
  await expectAccessible(page)
  await fillIdentity(page, nouvelle(), 'Aïcha')
  await page.getByRole('radio', { name: 'Collaborateur' }).check()
  await page.getByRole('radio', { name: 'Donner les droits manuellement' }).check()
  const une = page.getByRole('group', { name: 'Entreprises attribuées à Aïcha' })
  await une.getByRole('checkbox', { name: AUTRE?.raisonSociale ?? '' }).check()
  await expect(une.getByText('1 attribuée')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Ajouter/ })).toHaveCount(0)
  await expectAccessible(page)
  await expectFits(page, 320)
  await page.getByRole('button', { name: 'Valider' }).click()
  await said(page, 'Aïcha Bernard est en attente')
  await expectFits(page, 320)
})

test.describe('un SIREN ôté pendant que Marc y est', () => {
  test.use({ attendus: [/\/e\/\d{9}.*404|status of 404/] })

  test('la phrase avant d’enregistrer ; son clic suivant est une page aimable ; le courriel lui redit la phrase', async ({ page, ouvre }) => {
    test.slow()
    const chezMarc = await ouvre(null)
    await enter(chezMarc, marc)
    await chezMarc.goto(`/e/${VOYAGES?.siren}`)
    await enter(page, claire)
    await page.goto(liste)
    await ligne(page, 'Marc Roux').getByRole('link', { name: 'Modifier Marc Roux' }).click()
    await page.getByRole('navigation', { name: 'Fiche de l’utilisateur' }).getByRole('link', { name: 'Habilitations' }).click()
    const droite = page.getByRole('group', { name: 'Entreprises attribuées à Marc' })
    await droite.getByRole('checkbox', { name: VOYAGES?.raisonSociale ?? '' }).check()
    await page.getByRole('button', { name: 'Retirer (1)' }).click()
    const phrase = `Marc Roux perd l’accès à ${VOYAGES?.raisonSociale}.`
    await expect(page.getByRole('region', { name: 'Avant d’enregistrer' })).toContainText(phrase)
    await shoot(page, 'administration-modifier')
    await expectAccessible(page)
    await expectFits(page, 360)
    await page.getByRole('button', { name: 'Valider' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'dès son prochain clic' })).toBeVisible()

    await chezMarc
      .getByRole('link', { name: /Mes contrats|Contrats/ })
      .first()
      .click()
    await expect(chezMarc.getByRole('heading', { level: 1 })).toBeVisible()
    const rendu = await chezMarc.goto(`/e/${VOYAGES?.siren}/contrats`)
    expect(rendu?.status()).toBe(404)
    await expect(chezMarc.getByRole('main').getByRole('link').first()).toBeVisible()
    await expectAccessible(chezMarc)
    await expect
      .poll(
        async () => (await sql<{ sujet: string }>('SELECT sujet FROM courriel WHERE destinataire = $1', [marc])).map(({ sujet }) => sujet).join(),
        {
          timeout: 20_000,
        },
      )
      .toContain('Vos habilitations changent')
  })
})

test('Marc, collaborateur, voit la liste sans un seul bouton, et qui peut la changer', async ({ page }) => {
  await enter(page, marc)
  await page.goto(liste)
  await expect(page.getByRole('main')).toContainText(
    'Seul un administrateur peut ajouter, modifier ou supprimer un utilisateur ou un expert-comptable : Claire Petit',
  )
  await expect(page.getByRole('main').getByRole('link', { name: /Ajouter|Modifier|Supprimer|Consulter|Déclarer/ })).toHaveCount(0)
  await expect(page.getByRole('table').getByRole('button')).toHaveCount(0)
  await expectAccessible(page)
  await expectFits(page, 360)
})

test('la fiche : le crayon change ce que le compte dit ; la corbeille dit ce qui suit, puis l’accès est retiré', async ({ page }) => {
  test.slow()
  await person(`rene.${marque}@essai.example`, 'René', 'Faure', 'collaborateur', [FRET?.siren ?? ''])
  await invited('Aline', 'Caron')
  await enter(page, claire)
  await page.goto(liste)
  await ligne(page, 'René Faure').getByRole('link', { name: 'Modifier René Faure' }).click()
  await expect(page.getByLabel('Adresse email'), 'son identifiant ne change que par lui').toHaveCount(0)
  await page.getByLabel('Fonction dans l’entreprise').fill('Responsable de paie')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Valider' }).click()
  await said(page, 'Les informations sont enregistrées.')
  await expect(page.getByRole('region', { name: 'Informations de René Faure' })).toContainText('Responsable de paie')
  await expectAccessible(page)
  await expectFits(page, 360)
  await page.getByRole('region', { name: 'Informations de René Faure' }).getByRole('link', { name: 'Supprimer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Supprimer l’accès de René Faure ?')
  await expectAccessible(page)
  await expectFits(page, 360)
  await page.getByRole('button', { name: 'Supprimer l’accès' }).click()
  await said(page, 'supprimé de votre compte')
  await expect(ligne(page, 'René Faure')).toContainText('Désactivée')
  await page.goto(liste)
  await expect(ligne(page, 'Claire Petit').getByRole('link', { name: /Supprimer/ }), 'nul ne se retire').toHaveCount(0)
  await ligne(page, 'Aline Caron')
    .getByRole('button', { name: /Relancer/ })
    .click()
  await said(page, 'repart à')
  await ligne(page, 'Aline Caron')
    .getByRole('link', { name: /Annuler/ })
    .click()
  await page.getByRole('button', { name: 'Annuler l’invitation' }).click()
  await said(page, 'L’invitation est annulée')
  await expect(page.getByRole('rowheader', { name: /Aline/ })).toHaveCount(0)
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('les mêmes gestes, en formulaires simples', async ({ page }) => {
    test.slow()
    await enter(page, claire)
    await page.goto(liste)
    await page.getByRole('link', { name: 'Ajouter un utilisateur' }).click()
    const email = nouvelle()
    await fillIdentity(page, email, 'Paule')
    await page.getByRole('radio', { name: 'Collaborateur' }).check()
    await page.getByRole('radio', { name: 'Donner les droits manuellement' }).check()
    await page.getByRole('button', { name: 'Valider' }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Choisissez au moins une entreprise')
    await expect(page.getByRole('radio', { name: 'Donner les droits manuellement' })).toBeChecked()
    await page.getByRole('checkbox', { name: FRET?.raisonSociale ?? '' }).check()
    await page.getByRole('checkbox', { name: AUTRE?.raisonSociale ?? '' }).check()
    await page.getByRole('button', { name: 'Valider' }).click()
    await said(page, 'Paule Bernard est en attente d’acceptation')
    await ligne(page, 'Paule Bernard').getByRole('link', { name: 'Modifier Paule Bernard' }).click()
    const corrigee = nouvelle()
    await page.getByLabel('Adresse email').fill(corrigee)
    await page.getByRole('button', { name: 'Valider' }).click()
    await said(page, 'L’adresse est corrigée')
    await page.getByRole('navigation', { name: 'Fiche de l’utilisateur' }).getByRole('link', { name: 'Habilitations' }).click()
    await page.getByRole('checkbox', { name: AUTRE?.raisonSociale ?? '' }).uncheck()
    await page.getByRole('button', { name: 'Valider' }).click()
    await expect(page.getByRole('region', { name: 'Avant d’enregistrer' })).toContainText(`Paule Bernard perd l’accès à ${AUTRE?.raisonSociale}.`)
    await page.getByRole('button', { name: 'Valider' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'enregistrés' })).toBeVisible()
    await page.goto(liste)
    await expect(ligne(page, 'Paule Bernard')).toContainText(FRET?.raisonSociale ?? '')
    await ligne(page, 'Paule Bernard').getByRole('link', { name: 'Supprimer Paule Bernard' }).click()
    await page.getByRole('button', { name: 'Annuler l’invitation' }).click()
    await said(page, 'L’invitation est annulée')
  })
})
