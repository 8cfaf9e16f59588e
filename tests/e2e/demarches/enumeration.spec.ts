import { randomUUID } from 'node:crypto'
import { QUESTIONS } from '../../../lib/identite/questions.ts'
import { withClient } from '../../../scripts/database.ts'
import { type Answer, formFields, HttpClient } from '../../support/http.ts'
import { expect, smallClient, test } from '../../support/journey.ts'
import { neutral } from '../../support/matrix.ts'
import { ownerUrl, PORTAL_URL } from '../../support/portal.ts'

const PHRASE = 'quatre camions bleus à Valence'
const EVIL = 'pirate.example'
/** Avant que le vrai frein ne prenne, pour personne. */
const ESSAIS = 5

/** Le compte de qui l’on connaît : un petit client que rien d’autre ne regarde. */
const HOTE = smallClient(285)
const SIREN = HOTE.company.siren

/** Une personne neuve de ce compte, avec le mot de passe de Claire ; et une adresse, un nom que personne n’a. */
async function pair(): Promise<{ connue: Qui; inconnue: Qui }> {
  const marque = randomUUID().slice(0, 8)
  const nom = [...marque].map((c) => 'ghijklmnopqrstuv'[Number.parseInt(c, 16)]).join('')
  const email = `enumeration.${marque}@exemple.fr`
  await withClient(await ownerUrl(), (db) =>
    db.query(
      `WITH u AS (INSERT INTO utilisateur (id, email, email_normalise, civilite, prenom, nom, mot_de_passe)
         SELECT gen_random_uuid(), $1, $1, 'madame', 'Odile', $2, mot_de_passe FROM utilisateur WHERE email LIKE 'claire.durand@%' RETURNING id)
       INSERT INTO membre (id, compte_id, utilisateur_id, role, portee, etat) SELECT gen_random_uuid(), $3, id, 'collaborateur', 'manuelle', 'ajoute' FROM u`,
      [email, nom, HOTE.compteId],
    ),
  )
  return { connue: { email, nom }, inconnue: { email: `enumeration.${randomUUID().slice(0, 8)}@exemple.fr`, nom: `${nom}x` } }
}
type Qui = { email: string; nom: string }

const CHEMINS: Record<string, { path: string; fields: (qui: Qui) => Record<string, string> }> = {
  'se connecter': { path: '/connexion', fields: ({ email }) => ({ identifiant: email, motDePasse: 'Autre-mot-2026' }) },
  'se connecter à la gestion': {
    path: '/gestion/connexion',
    fields: ({ email }) => ({ identifiant: email, motDePasse: 'Autre-mot-2026', code: '000000' }),
  },
  'mot de passe oublié, par le lien': { path: '/mot-de-passe-oublie', fields: ({ email }) => ({ identifiant: email, chemin: 'lien' }) },
  'mot de passe oublié, par les questions': {
    path: '/mot-de-passe-oublie',
    fields: ({ email }) => ({ identifiant: email, chemin: 'questions' }),
  },
  'identifiant oublié': { path: '/identifiant-oublie', fields: ({ nom }) => ({ siren: SIREN, nom, prenom: 'Odile' }) },
  's’inscrire': {
    path: '/inscription/compte',
    fields: ({ email }) => ({
      civilite: 'madame',
      nom: 'Essai',
      prenom: 'Odile',
      telephone: '06 39 98 00 45',
      fonction: 'Paie',
      email,
      motDePasse: PHRASE,
      confirmation: PHRASE,
      conditions: 'oui',
    }),
  },
}

/** Ce qu’une réponse dit, moins ce qui change à chacune : numéro, nonce, ce qui vient d’être tapé, valeur des cookies. */
const said = (path: string, answer: Answer, { email, nom }: Qui) => ({
  status: answer.status,
  location: answer.headers.location,
  cookies: (answer.headers['set-cookie'] ?? []).map((ligne) => ligne.replace(/=[^;]*/, '=').replace(/Expires=[^;]*/, 'Expires=')).sort(),
  body: neutral(path, answer).replaceAll(email, '').replaceAll(encodeURIComponent(email), '').replaceAll(nom, ''),
})

/** La page où mène une réponse, quand elle en est une. */
async function followed(client: HttpClient, answer: Answer, qui: Qui) {
  const vers = answer.headers.location
  return vers === undefined ? null : said(vers, await client.get(vers), qui)
}

for (const [nom, { path, fields }] of Object.entries(CHEMINS))
  test(`${nom} : connue ou non, cinq fois, même statut, mêmes cookies, même page`, async () => {
    const { connue, inconnue } = await pair()
    const [a, b] = [new HttpClient(PORTAL_URL), new HttpClient(PORTAL_URL)]
    for (let essai = 1; essai <= ESSAIS; essai++) {
      const dits = []
      for (const [client, qui] of [
        [a, connue],
        [b, inconnue],
      ] as const) {
        const form = formFields((await client.get(path)).body)
        const answer = await client.post(path, { ...form, ...fields(qui) })
        dits.push([said(path, answer, qui), questionless(await followed(client, answer, qui))])
      }
      expect(dits[0], `essai ${essai}`).toEqual(dits[1])
    }
  })

/** Les questions de chacun sont les siennes, ou celles qu’un inconnu aurait toujours : trois, dans la même page. */
function questionless<P extends { body: string } | null>(page: P): P {
  return page && { ...page, body: Object.values(QUESTIONS).reduce((body, question) => body.replaceAll(question, '∎'), page.body) }
}

test('un lien de mot de passe : demandé sous un autre nom d’hôte, il mène chez nous ; lu par un robot, il vaut encore ; servi, plus jamais', async () => {
  const { connue } = await pair()
  const client = new HttpClient(PORTAL_URL)
  const form = formFields((await client.get('/mot-de-passe-oublie')).body)
  const entetes = { 'x-forwarded-host': EVIL, 'x-forwarded-proto': 'https', forwarded: `host=${EVIL}`, 'x-original-host': EVIL }
  const asked = await client.post('/mot-de-passe-oublie', { ...form, identifiant: connue.email, chemin: 'lien' }, entetes)
  expect([asked.status, asked.headers.location]).toEqual([303, '/mot-de-passe-oublie/lien-envoye'])
  const courriel = await mailTo(client, connue.email)
  expect(courriel).not.toContain(EVIL)
  const [lien = ''] = /http:\/\/localhost:\d+\/mot-de-passe-oublie\/lien\/[\w-]{43}/.exec(courriel) ?? []
  expect(lien.startsWith(`${PORTAL_URL}/`)).toBe(true)
  const chemin = new URL(lien).pathname
  for (const robot of [new HttpClient(PORTAL_URL), new HttpClient(PORTAL_URL)]) {
    expect((await robot.get(chemin)).status).toBe(200)
    expect((await robot.send(chemin, { method: 'HEAD' })).status).toBe(200)
  }
  const page = formFields((await client.get(chemin)).body)
  const choisi = await client.post(chemin, { ...page, motDePasse: PHRASE, confirmation: PHRASE })
  expect([choisi.status, choisi.headers.location]).toEqual([303, '/connexion?fait=mot-de-passe'])
  expect((await client.get(chemin)).status).toBe(404)
  const autre = 'une girafe mange des horloges'
  const rejoue = await client.post(chemin, { ...page, motDePasse: autre, confirmation: autre })
  expect(rejoue.status).not.toBe(303)
  const entrer = async (motDePasse: string) => {
    const neuf = new HttpClient(PORTAL_URL)
    const vide = formFields((await neuf.get('/connexion')).body)
    return (await neuf.post('/connexion', { ...vide, identifiant: connue.email, motDePasse })).status
  }
  expect([await entrer(autre), await entrer(PHRASE)]).toEqual([200, 303])
})

/** Le courriel parti à cette adresse, tel que la boîte de la démonstration le montre. */
async function mailTo(client: HttpClient, email: string): Promise<string> {
  let id: string | undefined
  await expect
    .poll(
      async () => {
        const lus = await withClient(await ownerUrl(), (db) => db.query<{ id: string }>('SELECT id FROM courriel WHERE destinataire = $1', [email]))
        id = lus.rows[0]?.id
        return id
      },
      { timeout: 20_000 },
    )
    .toBeDefined()
  return (await client.get(`/demo/courriels/${id}`)).body
}
