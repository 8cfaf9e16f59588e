import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { withClient } from '../../../scripts/database.ts'
import { type Answer, HttpClient, signIn } from '../../support/http.ts'
import {
  type Cell,
  EMAILS,
  type Expected,
  type Facts,
  kinOf,
  leaks,
  OPEN_LINES,
  READ_LINES,
  neutral,
  type Person,
  PERSONS,
  readFacts,
} from '../../support/matrix.ts'
import { OUVERTES, PORTES } from '../../../app/portes.ts'
import { PORTAL_URL } from '../../support/portal.ts'
import { mainDatabase } from './portails.ts'

type Visitors = Record<Person, HttpClient>
const AT_ONCE = 6
/** Moins que la plus courte des rafales permises : une case juge le droit, jamais l’allure. */
const LOT = 12

let facts: Facts
let cookies: Record<Person, Map<string, string>>
let ownerUrl: string

test.beforeAll(async () => {
  ownerUrl = (await mainDatabase()).DATABASE_URL
  facts = await readFacts(ownerUrl)
  cookies = await signEveryoneIn()
})

for (const [name, cellsOf] of Object.entries({ ...READ_LINES, ...OPEN_LINES }))
  test(name, async () => {
    const cells = process.env.MATRICE === 'entiere' ? cellsOf(facts) : sampleOf(cellsOf(facts))
    expect(cells.length).toBeGreaterThan(0)
    const faults = await judgeAll(visitorsOf(PORTAL_URL), cells)
    expect(faults.slice(0, 20), `${faults.length} cases fausses sur ${cells.length}`).toEqual([])
  })

test('chaque action de la construction a sa définition', () => {
  type Manifest = { node: Record<string, { filename: string; exportedName: string }> }
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest
  const portes = PORTES as Record<string, object>
  const built = Object.values(manifest.node).map(({ filename, exportedName }) => ({
    adresse: filename.replaceAll(/^app|\/\([^)]+\)|\/actions\.ts$/g, ''),
    exportedName,
  }))
  expect(built.length).toBeGreaterThan(0)
  // Ouvertes à tous : se connecter, s’inscrire, retrouver son accès, ouvrir celui auquel on est invité.
  expect(built.filter(({ adresse, exportedName }) => !OUVERTES.includes(adresse) && !(exportedName in (portes[adresse] ?? {})))).toEqual([])
})

/**
 * Deux cases de chaque réponse de chaque personne : de quoi juger la page entière, ses en-têtes, et deux refus l’un contre l’autre. Toutes se jugent au même
 * droit sans le réseau (`matrice-lectures`), et par lui dans `npm run drill matrice`.
 */
function sampleOf(cells: Cell[]): Cell[] {
  const vues = new Map<string, number>()
  return cells.filter(({ person, expected }) => {
    const rang = vues.get(`${person} ${expected}`) ?? 0
    vues.set(`${person} ${expected}`, rang + 1)
    return rang < 2
  })
}

/** Prend les cases par petits groupes et rend, pour chacune qui n’est pas comme il faut, une phrase. */
async function judgeAll(visitors: Visitors, cells: Cell[]): Promise<string[]> {
  const faults: string[] = []
  const refusals = new Map<string, { path: string; text: string }>()
  const work = async (queue: Cell[]) => {
    for (let cell = queue.shift(); cell; cell = queue.shift()) {
      const answer = await visitors[cell.person].get(cell.path)
      const told = faultsOf(cell, answer)
      const kin = answer.status === 404 && !cell.json && kinOf(cell.person, facts, cell.path)
      if (kin) {
        const text = neutral(cell.path, answer)
        const first = refusals.get(kin)
        if (first && first.text !== text && (await differs(visitors[cell.person], first.path, cell.path)))
          told.push(`ce 404 diffère de celui de ${shorten(first.path)}`)
        refusals.set(kin, first ?? { path: cell.path, text })
      }
      faults.push(...told.map((one) => `${cell.person} ${shorten(cell.path)} : ${one}`))
    }
  }
  for (let start = 0; start < cells.length; start += LOT) {
    await withClient(ownerUrl, (db) => db.query('DELETE FROM cadence'))
    const queue = cells.slice(start, start + LOT)
    await Promise.all(Array.from({ length: AT_ONCE }, () => work(queue)))
  }
  return faults
}

/**
 * Vrai quand ces deux refus diffèrent l’un de l’autre, et non d’eux-mêmes une seconde plus tôt : ailleurs, un autre essai lit les messages de la même
 * personne, et le nombre de son en-tête change. Jugé quand le premier, demandé avant et après, n’a pas bougé.
 */
async function differs(visitor: HttpClient, first: string, other: string): Promise<boolean> {
  for (let turn = 0; turn < 10; turn++) {
    const texts: string[] = []
    for (const path of [first, other, first]) texts.push(neutral(path, await visitor.get(path)))
    if (texts[0] === texts[2]) return texts[0] !== texts[1]
  }
  return true
}

function faultsOf(cell: Cell, answer: Answer): string[] {
  const { headers, body } = answer
  const told: string[] = []
  const got: Expected = answer.status >= 300 && answer.status < 400 ? `→ ${headers.location ?? ''}` : answer.status
  if (got !== cell.expected) told.push(`${got} au lieu de ${cell.expected}`)
  // La boîte de la démonstration montre à tous ce qui est parti à chacun : c’est son objet, et elle n’existe pas ailleurs.
  if (!cell.path.startsWith('/demo/courriels'))
    for (const word of leaks(cell.person, facts, cell.path, answer)) told.push(`« ${word} » n’est pas à cette personne`)
  if (!/^[2-9A-HJ-NP-Z]{10}$/.test(String(headers['x-request-id']))) told.push('sans x-request-id')
  if (headers['x-content-type-options'] !== 'nosniff') told.push('sans nosniff')
  if (cell.json) return told
  if (!/no-store/.test(String(headers['cache-control']))) told.push('peut être gardée en cache')
  if (!/script-src 'nonce-[0-9a-f]{32}'/.test(String(headers['content-security-policy']))) told.push('sans nonce')
  if (answer.status >= 400) told.push(...refusalFaults(cell.person, body))
  return told
}

/** Un refus est une page entière, en français, avec de quoi repartir. */
function refusalFaults(person: Person, body: string): string[] {
  const home = person === 'anonyme' ? '/connexion' : person === 'sophie' || person === 'luc' ? '/gestion' : '/accueil'
  const wanted: [string, boolean][] = [
    ['pas de <html lang="fr">', body.includes('<html lang="fr"')],
    ['pas un seul h1', body.split('<h1').length === 2],
    ['pas de titre', /<title>[^<]+ – Espace client entreprise Carcept Prev<\/title>/.test(body)],
    [`pas de lien vers ${home}`, body.includes(`href="${home}"`)],
  ]
  return wanted.flatMap(([fault, fine]) => (fine ? [] : [fault]))
}

const shorten = (path: string) => (path.length > 80 ? `${path.slice(0, 60)}…(${path.length})` : path)

function visitorsOf(url: string): Visitors {
  return Object.fromEntries(
    PERSONS.map((person) => {
      const client = new HttpClient(url)
      for (const [name, value] of cookies[person]) client.cookies.set(name, value)
      return [person, client]
    }),
  ) as Visitors
}

async function signEveryoneIn(): Promise<Record<Person, Map<string, string>>> {
  const made = { anonyme: new Map<string, string>() } as Record<Person, Map<string, string>>
  for (const [person, email] of Object.entries(EMAILS) as [Exclude<Person, 'anonyme'>, string][]) {
    const client = new HttpClient(PORTAL_URL)
    const staff = person === 'sophie' || person === 'luc'
    // Un code ne sert qu’une fois : celui qu’un autre essai vient d’employer est oublié.
    if (staff) await withClient(ownerUrl, (db) => db.query('UPDATE utilisateur SET totp_dernier_pas = NULL WHERE email = $1', [email]))
    const { status } = await signIn(client, email, { staff })
    expect(status, `${person} se connecte`).toBe(303)
    made[person] = client.cookies
  }
  return made
}
