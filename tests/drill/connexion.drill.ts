import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withClient } from '../../scripts/database.ts'
import { formFields, HttpClient } from '../support/http.ts'
import { ownerUrl, PORTAL_URL } from '../support/portal.ts'

/** Autant d’adresses connues que d’inconnues, une de chaque à tour de rôle : ce qui ralentit la machine ralentit les deux. */
const PAIRES = 200
const CHAUFFE = 20
/** Une adresse de plus de cette part entre les médianes, et que le hasard n’explique pas, dit qui a un compte. */
const ECART_MAX = 0.1
const HASARD = 0.001

const MARQUE = `duree-${randomUUID().slice(0, 8)}`
const SIREN = '900000019'
/** Un mot fait de ce nombre : un nom de famille n’a pas de chiffres. */
const letters = (rank: number) => `Duree${[...String(rank)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`
let base = ''

beforeAll(async () => {
  base = await ownerUrl()
  // Des personnes neuves : aucun frein ne les a encore ralenties. Les secrets sont ceux du monde, le travail est donc le même.
  await withClient(base, async (db) => {
    await db.query(
      `INSERT INTO utilisateur (id, email, email_normalise, civilite, nom, prenom, gestion, mot_de_passe, totp_secret)
       SELECT gen_random_uuid(), $1 || '.' || n || '@' || e.espace || '.example', $1 || '.' || n || '@' || e.espace || '.example', 'madame', 'Duree' || translate(n::text, '0123456789', 'abcdefghij'), 'Essai', m.gestion, m.mot_de_passe, m.totp_secret
       FROM generate_series(1, $2::int) n, (VALUES ('client', 'claire.durand@durand.example'), ('gestion', 'sophie.martin@gestion.example')) e(espace, modele)
       JOIN utilisateur m ON m.email_normalise = e.modele`,
      [MARQUE, PAIRES + CHAUFFE],
    )
    await db.query(
      `INSERT INTO membre (id, compte_id, utilisateur_id, role, portee, etat)
       SELECT gen_random_uuid(), c.compte_id, u.id, 'collaborateur', 'manuelle', 'ajoute' FROM utilisateur u,
         (SELECT compte_id FROM rattachement WHERE siren = $2 AND detache_le IS NULL ORDER BY certifie_le LIMIT 1) c
       WHERE u.email LIKE $1 || '.%@client.example'`,
      [MARQUE, SIREN],
    )
  })
})
afterAll(() =>
  withClient(base, async (db) => {
    const theirs = `(SELECT id FROM utilisateur WHERE email LIKE $1 || '.%')`
    for (const table of ['jeton', 'recuperation', 'membre']) await db.query(`DELETE FROM ${table} WHERE utilisateur_id IN ${theirs}`, [MARQUE])
    await db.query(`DELETE FROM utilisateur WHERE email LIKE $1 || '.%'`, [MARQUE])
  }),
)

/** Ce que l’on tape à une porte, d’une personne connue ou d’une inconnue. */
type Porte = { path: string; fields: (known: boolean, rank: number) => Record<string, string> }

const emailOf = (space: string) => (known: boolean, rank: number) =>
  known ? `${MARQUE}.${rank}@${space}.example` : `${randomUUID().slice(0, 8)}.${rank}@${space}.example`
const [client, gestion] = [emailOf('client'), emailOf('gestion')]
const PHRASE = 'quatre camions bleus à Valence'

const PORTES: Record<string, Porte> = {
  'se connecter': { path: '/connexion', fields: (known, rank) => ({ identifiant: client(known, rank), motDePasse: 'Autre-mot-2026' }) },
  'se connecter à la gestion': {
    path: '/gestion/connexion',
    fields: (known, rank) => ({ identifiant: gestion(known, rank), motDePasse: 'Autre-mot-2026', code: '000000' }),
  },
  'mot de passe oublié, par le lien': {
    path: '/mot-de-passe-oublie',
    fields: (known, rank) => ({ identifiant: client(known, rank), chemin: 'lien' }),
  },
  'mot de passe oublié, par les questions': {
    path: '/mot-de-passe-oublie',
    fields: (known, rank) => ({ identifiant: client(known, rank), chemin: 'questions' }),
  },
  'identifiant oublié': {
    path: '/identifiant-oublie',
    fields: (known, rank) => ({ siren: SIREN, nom: known ? letters(rank) : `Autre${letters(rank)}`, prenom: 'Essai' }),
  },
  's’inscrire': {
    path: '/inscription/compte',
    fields: (known, rank) => ({
      civilite: 'madame',
      nom: 'Essai',
      prenom: 'Duree',
      telephone: '06 39 98 00 45',
      fonction: 'Paie',
      email: client(known, rank),
      motDePasse: PHRASE,
      confirmation: PHRASE,
      conditions: 'oui',
    }),
  },
}

/** La durée d’un envoi, en millisecondes, d’une adresse IP qui n’a jamais servi, et ce qu’il répond : le même pour tous. */
async function duration({ path, fields }: Porte, form: Record<string, string>, known: boolean, rank: number): Promise<[ms: number, dit: string]> {
  const client = new HttpClient(PORTAL_URL)
  const start = performance.now()
  const { status, headers, body } = await client.post(path, { ...form, ...fields(known, rank) })
  const spent = performance.now() - start
  return [spent, `${status} ${headers.location ?? (/ne correspond pas/.test(body) ? 'refusé' : body)}`]
}

async function sample(porte: Porte) {
  const form = formFields((await new HttpClient(PORTAL_URL).get(porte.path)).body)
  const spent = { connues: [] as number[], inconnues: [] as number[] }
  const dits = new Set<string>()
  for (let n = 1; n <= PAIRES + CHAUFFE; n++)
    for (const known of n % 2 ? [true, false] : [false, true]) {
      const [ms, dit] = await duration(porte, form, known, n)
      dits.add(dit)
      if (n > CHAUFFE) spent[known ? 'connues' : 'inconnues'].push(ms)
    }
  const [a, b] = [median(spent.connues), median(spent.inconnues)]
  return { connues: a, inconnues: b, ecart: Math.abs(a - b) / Math.min(a, b), p: mannWhitney(spent.connues, spent.inconnues), dits: [...dits] }
}

const median = (values: readonly number[]): number => [...values].sort((x, y) => x - y)[values.length >> 1] ?? 0

/** Mann-Whitney, approximation normale : la chance qu’un tel rangement vienne du hasard. */
function mannWhitney(a: readonly number[], b: readonly number[]): number {
  const ranked = [...a.map((v) => [v, 0] as const), ...b.map((v) => [v, 1] as const)].sort(([x], [y]) => x - y)
  const sum = ranked.reduce((total, [, side], rank) => total + (side === 0 ? rank + 1 : 0), 0)
  const u = sum - (a.length * (a.length + 1)) / 2
  const z = Math.abs(u - (a.length * b.length) / 2) / Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12)
  // Abramowitz et Stegun, 26.2.17.
  const t = 1 / (1 + 0.2316419 * z)
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return Math.min(1, 2 * tail)
}

it.each(Object.entries(PORTES))('%s : ni la réponse ni le temps ne disent si la personne existe', async (nom, porte) => {
  // Un écart doit se retrouver deux fois de suite pour en être un : des deux médianes de plus d’un dixième, et que le hasard n’explique pas.
  for (let turn = 1; turn <= 2; turn++) {
    const seen = await sample(porte)
    expect(seen.dits, 'une seule réponse pour tous').toHaveLength(1)
    expect(seen.dits[0]).toMatch(/^(303 \/|200 refusé)/)
    console.log(
      `${nom}, ${PAIRES} paires : connues ${seen.connues.toFixed(2)} ms, inconnues ${seen.inconnues.toFixed(2)} ms (médianes), écart ${(100 * seen.ecart).toFixed(1)} %, p = ${seen.p.toExponential(1)}`,
    )
    if (seen.p >= HASARD || seen.ecart <= ECART_MAX) return
    if (turn === 1) await withClient(base, (db) => db.query('DELETE FROM essai'))
  }
  expect.fail(`Le temps dit si la personne existe : deux séries de suite (${nom}).`)
})
