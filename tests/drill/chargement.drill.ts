import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PEOPLE, type PersonKey } from '@/prisma/seed/cast'
import { type Floor, startFloor } from '@/scripts/bench/floor'
import { BROWSER_ARGS, ensureBrowser } from '@/scripts/browser'
import { withClient } from '@/scripts/database'
import { type Chargement, loadPage, scoreOf, throttle, watchLoading } from '../support/chargement'
import { HttpClient, signIn } from '../support/http'
import { ownerUrl, PORTAL_URL } from '../support/portal'

const FOIS = Number(process.env.FOIS ?? 5)
const DURAND = '900000019'
/** Au-delà de la liste nue du même Next, mesurée dans le même tour. */
const BARRES = { decalage: 0.02, grand: 800, blocage: 30, note: 2 }
/** La liste nue elle-même varie de plus : la machine n’est pas tranquille, les durées ne disent rien. */
const REMOUS_MS = 400

type Mesure = Chargement & { note: number }
type Ecran = { nom: string; url: string; qui: PersonKey | null }

let browser: Browser
let floor: Floor
const cookies = new Map<PersonKey, string>()

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await ensureBrowser(), args: BROWSER_ARGS })
  floor = await startFloor(await ownerUrl())
  for (const qui of ['claire', 'karim'] as const) {
    const client = new HttpClient(PORTAL_URL)
    expect((await signIn(client, PEOPLE[qui].email)).status).toBe(303)
    cookies.set(qui, [...client.cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; '))
  }
})
afterAll(async () => {
  floor?.stop()
  await browser?.close()
})

const median = (valeurs: number[]): number => valeurs.toSorted((a, b) => a - b)[Math.floor(valeurs.length / 2)] ?? 0

/** Un téléphone tout neuf ouvre cette page. */
async function open({ url, qui }: Ecran): Promise<Mesure> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
    hasTouch: true,
  })
  try {
    if (qui)
      await context.addCookies(
        (cookies.get(qui) ?? '').split('; ').map((paire) => {
          const coupe = paire.indexOf('=')
          // « __Host- » est un cookie de connexion sûre : Chromium ne le pose que pour elle, et l’envoie aussi à cette machine.
          return { name: paire.slice(0, coupe), value: paire.slice(coupe + 1), url: PORTAL_URL.replace('http:', 'https:') }
        }),
      )
    const page = await context.newPage()
    await watchLoading(page)
    await throttle(page)
    const vu = await loadPage(page, url)
    return { ...vu, note: scoreOf(vu) }
  } finally {
    await context.close()
  }
}

it('rien ne saute, rien n’attend : chaque page principale au téléphone, contre la liste nue du même tour', { timeout: 3_600_000 }, async () => {
  const { rows } = await withClient(await ownerUrl(), (db) =>
    db.query<{ numero: string; id: string }>(
      `SELECT (SELECT numero FROM demande WHERE siren = '${DURAND}' AND statut = 'en_attente' LIMIT 1) AS numero,
        (SELECT id::text FROM demande WHERE siren = '${DURAND}' AND statut = 'a_finaliser' AND objet LIKE '%Attal' LIMIT 1) AS id`,
    ),
  )
  const ecran = (nom: string, chemin: string, qui: PersonKey | null = 'claire'): Ecran => ({ nom, url: `${PORTAL_URL}${chemin}`, qui })
  const nue: Ecran = { nom: 'liste nue', url: floor.list, qui: null }
  const ecrans = [
    nue,
    ecran('connexion', '/connexion', null),
    ecran('accessibilité', '/accessibilite', null),
    ecran('accueil d’une entreprise', `/e/${DURAND}`),
    ecran('accueil de 303 entreprises', '/accueil', 'karim'),
    ecran('mes demandes', `/e/${DURAND}/demandes`),
    ecran('une demande', `/e/${DURAND}/demandes/${rows[0]?.numero}`),
    ecran('entrée d’une démarche', `/e/${DURAND}/demarches/arret-de-travail`),
    ecran('une étape', `/e/${DURAND}/brouillons/${rows[0]?.id}/salaires`),
    ecran('courriers', `/e/${DURAND}/courriers`),
  ]
  const vus = new Map<Ecran, Mesure[]>(ecrans.map((un) => [un, []]))
  for (let fois = 0; fois < FOIS; fois++) for (const un of ecrans) vus.get(un)?.push(await open(un))
  const milieu = (un: Ecran, quoi: keyof Omit<Mesure, 'bouge'>) => median((vus.get(un) ?? []).map((vu) => vu[quoi]))
  console.log(`${'page'.padEnd(28)} premier   grand  blocage  décalage  note`)
  const rates: string[] = []
  for (const un of ecrans) {
    const [premier, grand, blocage, decalage, note] = (['premier', 'grand', 'blocage', 'decalage', 'note'] as const).map((quoi) => milieu(un, quoi))
    console.log(
      `${un.nom.padEnd(28)} ${premier?.toFixed(0).padStart(5)} ms ${grand?.toFixed(0).padStart(5)} ms ${blocage?.toFixed(0).padStart(4)} ms   ${decalage?.toFixed(3)}   ${note?.toFixed(1)}`,
    )
    if (milieu(un, 'decalage') > BARRES.decalage)
      rates.push(`${un.nom} se déplace de ${decalage?.toFixed(3)} : ${vus.get(un)?.[0]?.bouge.join(', ')}`)
    if (milieu(un, 'grand') > milieu(nue, 'grand') + BARRES.grand) rates.push(`${un.nom} : plus grand élément à ${grand?.toFixed(0)} ms`)
    if (milieu(un, 'blocage') > milieu(nue, 'blocage') + BARRES.blocage) rates.push(`${un.nom} : ${blocage?.toFixed(0)} ms de blocage`)
    if (milieu(un, 'note') < milieu(nue, 'note') - BARRES.note) rates.push(`${un.nom} : note ${note?.toFixed(1)}`)
  }
  const grands = (vus.get(nue) ?? []).map(({ grand }) => grand)
  const remous = Math.max(...grands) - Math.min(...grands)
  if (remous > REMOUS_MS) console.log(`Durées nulles : la liste nue varie de ${remous.toFixed(0)} ms. Recommencez sur une machine tranquille.`)
  expect(remous > REMOUS_MS ? rates.filter((rate) => rate.includes('se déplace')) : rates).toEqual([])
})
