import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { createGuardrails, generate } from 'otplib'
import { demoEntreprisesSansCompte } from '../../../prisma/seed/accounts.ts'
import { withClient } from '../../../scripts/database.ts'
import { type Answer, formFields, HttpClient } from '../../support/http.ts'
import { expect, smallClient, test } from '../../support/journey.ts'
import { ownerUrl, PORTAL_URL } from '../../support/portal.ts'

// Les mêmes gestes qu’à l’écran, en envois de formulaires ordinaires : ni navigateur, ni script.
const PHRASE = 'quatre camions bleus à Valence'
const NOUVELLE = 'une girafe mange des horloges'
const REPONSES = { reponse1: 'Gratin dauphinois', reponse2: 'Le grand Meaulnes', reponse3: 'Brassens' }
const NOEL = demoEntreprisesSansCompte()[0] ?? { siren: '', numeroEntreprise: '' }
/** Qui invite : un petit client que rien d’autre ne regarde. */
const HOTE = smallClient(286)
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 })
const owner = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  withClient(await ownerUrl(), async (db) => (await db.query<Row>(text, values)).rows)

/** Le code du moment. Il ne sert qu’une fois : celui d’avant est oublié, pour ne pas attendre trente secondes. */
async function codeOf(secret: string, email: string): Promise<string> {
  await owner('UPDATE utilisateur SET totp_dernier_pas = NULL WHERE email = $1', [email])
  return generate({ secret, guardrails })
}

/** Ouvre cette page et envoie son formulaire ; `texte` est dans celui que l’on veut. */
async function submit(client: HttpClient, path: string, fields: Record<string, string>, texte = ''): Promise<Answer> {
  const page = await client.get(path)
  expect(page.status, path).toBe(200)
  return client.post(path, { ...formFields(page.body, texte), ...fields })
}
const leads = (answer: Answer) => [answer.status, answer.headers.location]

/** Le lien que porte le dernier courriel parti à cette adresse. */
async function linkTo(email: string, chemin: RegExp): Promise<string> {
  let lien: string | undefined
  await expect
    .poll(
      async () => {
        for (const { id } of await owner<{ id: string }>('SELECT id FROM courriel WHERE destinataire = $1 ORDER BY cree_le DESC', [email]))
          lien ??= chemin.exec((await new HttpClient(PORTAL_URL).get(`/demo/courriels/${id}`)).body)?.[0]
        return lien
      },
      { timeout: 20_000 },
    )
    .toBeDefined()
  return lien ?? ''
}

const signIn = (client: HttpClient, identifiant: string, motDePasse: string, plus: Record<string, string> = {}) =>
  submit(client, '/connexion', { identifiant, motDePasse, ...plus })

/** Inscrite, certifiée, ses trois questions choisies. */
async function enrol(nom: string): Promise<{ client: HttpClient; email: string }> {
  const client = new HttpClient(PORTAL_URL)
  const email = `formulaires.${randomUUID().slice(0, 8)}@exemple.fr`
  const fields = { civilite: 'madame', nom, prenom: 'Odile', telephone: '06 39 98 00 45', fonction: 'Paie', email }
  const envoi = { ...fields, motDePasse: PHRASE, confirmation: PHRASE, conditions: 'oui' }
  expect(leads(await submit(client, '/inscription/compte', envoi))).toEqual([303, '/inscription/envoyee'])
  const lien = await linkTo(email, /\/inscription\/verification\/[\w-]{43}/)
  expect(leads(await submit(client, lien, { motDePasse: PHRASE }))).toEqual([303, '/inscription/certification'])
  const certifiee = await submit(client, '/inscription/certification', { siren: NOEL.siren, numero: NOEL.numeroEntreprise })
  expect(leads(certifiee)).toEqual([303, '/inscription/questions-secretes?fait=certifiee'])
  const questions = { question1: 'plat', question2: 'livre', question3: 'musique', ...REPONSES }
  const choisies = await submit(client, '/inscription/questions-secretes', questions, 'question1')
  expect(choisies.status).toBe(303)
  return { client, email }
}

test('de l’inscription à l’accueil ; puis l’identifiant et le mot de passe retrouvés par les questions', async () => {
  test.slow()
  const nom = `Formulaires${[...randomUUID().slice(0, 6)].map((c) => 'ghijklmnopqrstuv'[Number.parseInt(c, 16)]).join('')}`
  const { client, email } = await enrol(nom)
  expect((await client.get(`/e/${NOEL.siren}`)).status).toBe(200)

  const oubli = new HttpClient(PORTAL_URL)
  const qui = { siren: NOEL.siren, nom: nom.toUpperCase(), prenom: 'odile' }
  expect(leads(await submit(oubli, '/identifiant-oublie', qui))).toEqual([303, '/identifiant-oublie/questions'])
  const faux = await submit(oubli, '/identifiant-oublie/questions', { ...REPONSES, reponse3: 'Brel' })
  expect(faux.status).toBe(200)
  expect(faux.body).toContain('Ces trois réponses ne vont pas ensemble')
  expect(faux.body, 'une réponse ne revient pas').not.toContain(REPONSES.reponse1)
  expect(leads(await submit(oubli, '/identifiant-oublie/questions', REPONSES))).toEqual([303, '/identifiant-oublie/identifiant'])
  expect((await oubli.get('/identifiant-oublie/identifiant')).body).toContain(email)

  expect(leads(await submit(oubli, '/mot-de-passe-oublie', { identifiant: email, chemin: 'questions' }))).toEqual([
    303,
    '/mot-de-passe-oublie/questions',
  ])
  expect(leads(await submit(oubli, '/mot-de-passe-oublie/questions', REPONSES))).toEqual([303, '/mot-de-passe-oublie/nouveau'])
  const different = await submit(oubli, '/mot-de-passe-oublie/nouveau', { motDePasse: NOUVELLE, confirmation: PHRASE })
  expect([different.status, different.body.includes('Les deux mots de passe ne sont pas les mêmes')]).toEqual([200, true])
  const choisi = await submit(oubli, '/mot-de-passe-oublie/nouveau', { motDePasse: NOUVELLE, confirmation: NOUVELLE })
  expect(leads(choisi)).toEqual([303, '/connexion?fait=mot-de-passe'])
  expect((await client.get(`/e/${NOEL.siren}`)).status, 'toutes ses sessions sont fermées').toBe(307)
  expect((await signIn(new HttpClient(PORTAL_URL), email, PHRASE)).status).toBe(200)
  expect((await signIn(client, email, NOUVELLE)).status).toBe(303)
})

test('le second facteur : activé, redemandé, un code de secours une fois ; la session finie au milieu d’un formulaire', async () => {
  test.slow()
  const { client, email } = await enrol('Formulaires')
  const page = await client.get('/profil/second-facteur')
  const cle = (/<code[^>]*>([A-Z2-7 ]{32,})<\/code>/.exec(page.body)?.[1] ?? '').replaceAll(' ', '')
  const active = await client.post('/profil/second-facteur', {
    ...formFields(page.body, 'actuel'),
    actuel: PHRASE,
    code: await codeOf(cle, email),
  })
  expect(active.body).toContain('Notez ces 8 codes de secours maintenant')
  const [secours = ''] = [...active.body.matchAll(/<code>(\d{5} \d{5})<\/code>/g)].map(([, code]) => code)
  expect((await signIn(new HttpClient(PORTAL_URL), email, PHRASE)).status, 'le mot de passe seul').toBe(200)
  expect((await signIn(new HttpClient(PORTAL_URL), email, 'autre chose', { code: await codeOf(cle, email) })).status, 'le code seul').toBe(200)
  expect((await signIn(new HttpClient(PORTAL_URL), email, PHRASE, { code: await codeOf(cle, email) })).status).toBe(303)
  expect((await signIn(new HttpClient(PORTAL_URL), email, PHRASE, { code: secours })).status).toBe(303)
  expect((await signIn(new HttpClient(PORTAL_URL), email, PHRASE, { code: secours })).status, 'le même une seconde fois').toBe(200)

  const ouverte = await client.get('/profil/identite')
  const form = formFields(ouverte.body, 'telephone')
  await owner('UPDATE session SET vue_le = maintenant() - $1::interval WHERE utilisateur_id = (SELECT id FROM utilisateur WHERE email = $2)', [
    '31 minutes',
    email,
  ])
  const perdu = await client.post('/profil/identite', { ...form, prenom: 'Tapé avant la fin' })
  // La page de l’envoi ne se montre plus : la connexion dit pourquoi, et ramène où l’on était.
  expect(String(perdu.headers.location)).toBe('/connexion?retour=%2Fprofil%2Fidentite')
  const connexion = await client.get('/connexion?retour=%2Fprofil%2Fidentite')
  expect(connexion.body).toContain('Votre session s’est fermée')
  const revient = await client.post('/connexion?retour=%2Fprofil%2Fidentite', {
    ...formFields(connexion.body),
    identifiant: email,
    motDePasse: PHRASE,
    code: await codeOf(cle, email),
  })
  expect(leads(revient)).toEqual([303, '/profil/identite'])
})

test('une invitation : son mot de passe choisi, elle entre ; son lien ne sert plus', async () => {
  const jeton = randomBytes(32).toString('base64url')
  const email = `formulaires.${randomUUID().slice(0, 8)}@exemple.fr`
  await owner(
    `INSERT INTO invitation (id, compte_id, genre, email, email_normalise, civilite, nom, prenom, telephone, fonction, role, portee, lien_id, empreinte, cree_par, cree_par_nom, expire_le)
     VALUES (gen_random_uuid(), $3, 'utilisateur', $1, $1, 'madame', 'Fabre', 'Lucie', '+33639980046', 'Paie', 'collaborateur', 'portefeuille', gen_random_uuid(), $2, $4, 'Essai', now() + interval '7 days')`,
    [email, createHash('sha256').update(`jeton:${jeton}`).digest('hex'), HOTE.compteId, HOTE.admin.id],
  )
  const client = new HttpClient(PORTAL_URL)
  const chemin = `/invitation/${jeton}`
  const refus = await submit(client, chemin, { motDePasse: 'azerty', confirmation: 'azerty', conditions: 'oui' })
  expect([refus.status, refus.body.includes('azerty')], 'un secret ne revient pas').toEqual([200, false])
  const suivie = await submit(client, chemin, { motDePasse: PHRASE, confirmation: PHRASE, conditions: 'oui' })
  expect(leads(suivie)).toEqual([303, '/inscription/questions-secretes'])
  expect((await submit(client, '/inscription/questions-secretes', {}, 'Plus tard')).status).toBe(303)
  expect((await client.get('/accueil')).status).toBeLessThan(400)
  expect((await new HttpClient(PORTAL_URL).get(chemin)).body).toContain('Cette invitation a déjà servi')
})
