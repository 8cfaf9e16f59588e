import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
const known = (space: string, rank: number) => `${MARQUE}.${rank}@${space}.example`
let base = ''

beforeAll(async () => {
  base = await ownerUrl()
  // Des personnes neuves : aucun frein ne les a encore ralenties. Les secrets sont ceux du monde, le travail est donc le même.
  await withClient(base, (db) =>
    db.query(
      `INSERT INTO utilisateur (id, email, email_normalise, civilite, nom, prenom, gestion, mot_de_passe, totp_secret)
       SELECT gen_random_uuid(), $1 || '.' || n || '@' || e.espace || '.example', $1 || '.' || n || '@' || e.espace || '.example', 'madame', 'Essai', 'Durée', m.gestion, m.mot_de_passe, m.totp_secret
       FROM generate_series(1, $2::int) n, (VALUES ('client', 'claire.durand@durand.example'), ('gestion', 'sophie.martin@gestion.example')) e(espace, modele)
       JOIN utilisateur m ON m.email_normalise = e.modele`,
      [MARQUE, PAIRES + CHAUFFE],
    ),
  )
})
afterAll(() => withClient(base, (db) => db.query(`DELETE FROM utilisateur WHERE email LIKE $1 || '.%'`, [MARQUE])))

/** La durée d’une connexion ratée, en millisecondes, d’une adresse IP qui n’a jamais servi. */
async function duration(path: string, form: Record<string, string>, identifiant: string): Promise<number> {
  const client = new HttpClient(PORTAL_URL)
  const start = performance.now()
  const { status, body } = await client.post(path, {
    ...form,
    identifiant,
    motDePasse: 'Autre-mot-2026',
    ...(path.startsWith('/gestion/') ? { code: '000000' } : {}),
  })
  const spent = performance.now() - start
  if (status !== 200 || !/ne correspond pas/.test(body)) throw new Error(`Réponse inattendue : ${status}`)
  return spent
}

async function sample(space: 'client' | 'gestion') {
  const path = space === 'client' ? '/connexion' : '/gestion/connexion'
  const form = formFields((await new HttpClient(PORTAL_URL).get(path)).body)
  const spent = { connues: [] as number[], inconnues: [] as number[] }
  for (let n = 1; n <= PAIRES + CHAUFFE; n++) {
    const turns = [
      ['connues', known(space, n)],
      ['inconnues', `${randomUUID().slice(0, 8)}.${MARQUE}.${n}@${space}.example`],
    ] as const
    for (const [kind, email] of n % 2 ? turns : [...turns].reverse()) {
      const one = await duration(path, form, email)
      if (n > CHAUFFE) spent[kind].push(one)
    }
  }
  const [a, b] = [median(spent.connues), median(spent.inconnues)]
  return { connues: a, inconnues: b, ecart: Math.abs(a - b) / Math.min(a, b), p: mannWhitney(spent.connues, spent.inconnues) }
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

describe.each(['client', 'gestion'] as const)('se connecter côté %s', (space) => {
  it('le temps ne dit pas si l’adresse existe', async () => {
    // Un écart doit se retrouver deux fois de suite pour en être un.
    for (let turn = 1; turn <= 2; turn++) {
      const seen = await sample(space)
      console.log(
        `${space}, ${PAIRES} paires : connues ${seen.connues.toFixed(2)} ms, inconnues ${seen.inconnues.toFixed(2)} ms (médianes), écart ${(100 * seen.ecart).toFixed(1)} %, p = ${seen.p.toExponential(1)}`,
      )
      if (seen.p >= HASARD && seen.ecart <= ECART_MAX) return
      if (turn === 1) await withClient(base, (db) => db.query('DELETE FROM essai'))
    }
    expect.fail('Le temps de la connexion dit si l’adresse existe : deux séries de suite.')
  })
})
