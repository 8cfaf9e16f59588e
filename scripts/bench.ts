import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { register } from 'tsx/esm/api'
import { BARS, type Bars, CROWD, FLOOR_BYTES, FLOOR_P50_MS, GROWTH, missed, PORTFOLIO, times, WRITES } from './bench/bars.ts'
import { startFloor } from './bench/floor.ts'
import { addOthers, addThousand } from './bench/load.ts'
import { interleave, type Load, load, read, type Seen, scriptBytes, sendAll, type Target } from './bench/measures.ts'
import { databaseMeter, listQueries, type Meter, processMeter } from './bench/meters.ts'
import { addPortfolio, pagesOf } from './bench/portfolio.ts'
import { BROWSER_ARGS, ensureBrowser } from './browser.ts'
import { withClient } from './database.ts'
import { generateClient } from './generate.ts'
import { stopTogether } from './verdict.ts'
import { DEMO_PASSWORD as PASSWORD } from '../lib/identite/demonstration.ts'

// `npm run bench` : les pages du portail contre une liste nue du même Next, à tour de rôle, et leurs barres (`bench/bars.ts`). `npm run bench portefeuille` : le grand portefeuille seul. `npm run bench foule [autres]` : cinq mille
// demandes à soi parmi un million des autres, ou moins pour l’essayer.
const CLAIRE = 'claire.durand@durand.example'
const KARIM = 'karim.benali@cabinet.example'

stopTogether()
process.env.E2E_NUMERO = '9'
// Les démarches sont écrites pour l’assembleur : elles se chargent comme lui.
register()
await generateClient()
const { prepareReplies, prepareWrites } = await import('./bench/writes.ts')
const { adminUrl, ownerUrl, PORTAL_URL, portalPid, startPortal, stopPortal } = await import('../tests/support/portal.ts')
let met = false
try {
  await startPortal()
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: BROWSER_ARGS })
  met = await measure(browser)
  await browser.close()
} finally {
  await stopPortal()
}
process.exit(met ? 0 : 1)

type Page = Target & { name: string; bars: Bars }

async function measure(browser: Browser): Promise<boolean> {
  const [owner, admin] = [await ownerUrl(), await adminUrl()]
  const server = processMeter(portalPid())
  if (process.argv.includes('portefeuille')) return measurePortfolio(browser, owner, server, await databaseMeter(admin))
  if (process.argv.includes('foule')) return measureCrowd(browser, owner, server, await databaseMeter(admin))
  const floor = await startFloor(owner)
  const list: Target = { url: floor.list, cookie: '', server: processMeter(floor.pid) }
  const claire = await signIn(browser, CLAIRE)
  const karim = await signIn(browser, KARIM)
  const withoutScript = await browser.newContext({ baseURL: PORTAL_URL, javaScriptEnabled: false, storageState: claire.state })
  const writes = await prepareWrites(withoutScript, owner, claire.cookie)
  const numero = await addThousand(owner)
  const fil = `${PORTAL_URL}/e/900000019/demandes/${numero}`
  const page = (name: string, bars: Bars, url: string, cookie = claire.cookie): Page => ({ name, bars, url, cookie, server })
  const pages = [
    page('Accueil d’une entreprise', BARS.accueil, `${PORTAL_URL}/e/900000019`),
    page('Mes demandes (mille)', BARS.liste, `${PORTAL_URL}/e/900000019/demandes`),
    page('Une demande et son fil', BARS.demande, fil),
    page('Une étape', BARS.etape, writes.step),
    page('Accueil de Claire', BARS.portefeuille, `${PORTAL_URL}/accueil`),
    page('Accueil de Karim (303 entreprises)', BARS.portefeuille, `${PORTAL_URL}/accueil`, karim.cookie),
  ]
  const database = await databaseMeter(admin)
  // Soixante envois en une seconde dépassent l’allure d’une personne : son compte est oublié de dix en dix.
  const forgetPace = () => withClient(owner, (db) => db.query('DELETE FROM cadence'))

  await addOthers(owner, 1_000)
  const few = await interleave([list, ...pages], database)
  await addOthers(owner, 100_000)
  const [bare, ...seen] = await interleave([list, ...pages], database)
  if (!bare) throw new Error('Le plancher n’a pas été mesuré.')
  const empty = await load({ ...list, url: floor.empty }, 1)
  console.log(`\nPlancher : page vide ${ms(empty.p50)}, liste de 25 lignes ${summary(bare)}`)
  const calm = bare.p50 <= FLOOR_P50_MS && bare.bytes <= FLOOR_BYTES
  console.log('\nUne connexion, cent mille demandes des autres (en multiples de la liste nue)')
  let good = calm
  for (const [rank, one] of pages.entries()) {
    const now = seen[rank]
    const before = few[rank + 1]
    const bareBefore = few[0]
    if (!now || !before || !bareBefore) continue
    const queries = (await listQueries(admin, () => read(one.url, one.cookie))).length
    const growth = now.p50 / bare.p50 / (before.p50 / bareBefore.p50)
    const misses = [...missed(now, bare, one.bars, queries), ...(growth > GROWTH ? [`grandit de ${times(growth)}`] : [])]
    good = say(misses, `${one.name.padEnd(36)}${summary(now, bare)}   ${queries} requêtes   croissance ${times(growth)}`) && good
  }
  good =
    measureWrites(bare, [
      ['Réponse dans un fil', WRITES.reponse, await sendAll(prepareReplies(fil, numero), claire.cookie, forgetPace)],
      ['Envoi d’une demande', WRITES.envoi, await sendAll(writes.submit, claire.cookie, forgetPace)],
      ['Enregistrement sans geste', Number.POSITIVE_INFINITY, await sendAll(writes.autosave, claire.cookie, forgetPace)],
      ['Dépôt d’une pièce de 2 Mo', Number.POSITIVE_INFINITY, await sendAll(writes.upload, claire.cookie, forgetPace)],
    ]) && good
  console.log('\nDix connexions')
  for (const { name, ...target } of [{ name: 'Liste nue', ...list }, ...pages]) {
    const { p50, p95, perSecond, failures } = await load(target, 10)
    console.log(`  ${name.padEnd(36)}p50 ${ms(p50)}   p95 ${ms(p95)}   ${perSecond.toFixed(0).padStart(5)} requêtes/s   ${failures} ratées`)
  }
  floor.stop()
  if (!calm)
    console.log(
      `\nMesure nulle : la liste nue prend plus de ${FLOOR_P50_MS} ms ou pèse plus de ${FLOOR_BYTES / 1000} ko. Recommencez sur une machine tranquille.`,
    )
  good = (await measurePortfolio(browser, owner, server, database)) && good
  return (await measureScripts(browser, writes.step, claire.cookie)) && good
}

/** Cinq mille demandes à soi parmi un million des autres, contre mille en tout : la liste, ses comptes, ce qui se cherche. */
async function measureCrowd(browser: Browser, owner: string, server: Meter, database: Meter): Promise<boolean> {
  const autres = Number(process.argv.at(-1)) || CROWD.autres
  const { cookie } = await signIn(browser, CLAIRE)
  const pages = [
    ['Mes demandes, ses comptes', '/demandes'],
    ['Mes demandes, filtrées', '/demandes?statut=en_cours&depuis=12'],
    ['Mes demandes, un mot', '/demandes?q=question+4242'],
    ['Mes demandes, une faute', '/demandes?q=Bruno+Salvy'],
    ['Recherche', '/recherche?q=haddad'],
  ] as const
  const targets = pages.map(([, chemin]): Target => ({ url: PORTAL_URL + chemin, cookie, server }))
  console.log(`\n${CROWD.miennes} demandes à soi parmi ${autres} des autres, en multiples de mille en tout`)
  await addThousand(owner)
  const few = await interleave(targets, database)
  for (let millier = 1; millier < CROWD.miennes / 1000; millier++) await addThousand(owner, millier)
  await addOthers(owner, autres)
  const many = await interleave(targets, database)
  return pages
    .map(([nom], rank) => {
      const [avant, apres] = [few[rank], many[rank]]
      if (!avant || !apres) throw new Error(`${nom} n’a pas été mesurée.`)
      const misses = [
        avant.failures + apres.failures > 0 ? `${avant.failures + apres.failures} ratées` : '',
        apres.p95 > CROWD.rapport * avant.p95 ? `au-delà de ${times(CROWD.rapport)}` : '',
      ].filter(Boolean)
      return say(misses, `${nom.padEnd(36)}p95 ${ms(avant.p95)} puis ${ms(apres.p95)} (${times(apres.p95 / avant.p95)})`)
    })
    .every(Boolean)
}

/** Trois mille entreprises contre trente, page à page, à tour de rôle. Une page qui ne répond pas 200 manque sa barre. */
async function measurePortfolio(browser: Browser, owner: string, server: Meter, database: Meter): Promise<boolean> {
  console.log(`\nUn portefeuille de ${PORTFOLIO.grand} entreprises, en multiples de ${PORTFOLIO.petit}`)
  const sides = [await addPortfolio(owner, 1, PORTFOLIO.petit), await addPortfolio(owner, 2, PORTFOLIO.grand)]
  const targets: { nom: string; barre: number; target: Target }[] = []
  for (const side of sides) {
    const cookies = { expert: (await signIn(browser, side.expert)).cookie, admin: (await signIn(browser, side.admin)).cookie }
    for (const [nom, qui, chemin, barre] of pagesOf(side))
      targets.push({ nom, barre, target: { url: PORTAL_URL + chemin, cookie: cookies[qui], server } })
  }
  const seen = await interleave(
    targets.map(({ target }) => target),
    database,
  )
  const pages = targets.slice(0, targets.length / 2)
  return pages
    .map(({ nom, barre }, rank) => {
      const [petit, grand] = [seen[rank], seen[rank + pages.length]]
      if (!petit || !grand) throw new Error(`${nom} n’a pas été mesurée.`)
      const misses = [
        petit.failures + grand.failures > 0 ? `${petit.failures + grand.failures} ratées` : '',
        grand.p50 > barre * petit.p50 ? `au-delà de ${times(barre)}` : '',
      ].filter(Boolean)
      return say(misses, `${nom.padEnd(36)}${ms(petit.p50)} puis ${ms(grand.p50)} (${times(grand.p50 / petit.p50)})`)
    })
    .every(Boolean)
}

function measureWrites(bare: Seen, lines: readonly (readonly [string, number, Load])[]): boolean {
  console.log('\nÉcrire, une connexion')
  return lines
    .map(([name, bar, { p50, p95, failures }]) => {
      const misses = [failures > 0 ? `${failures} ratées` : '', p50 > bar * bare.p50 ? `p50 au-delà de ${times(bar)}` : ''].filter(Boolean)
      return say(misses, `${name.padEnd(36)}p50 ${ms(p50)} (${times(p50 / bare.p50)})   p95 ${ms(p95)}`)
    })
    .every(Boolean)
}

async function measureScripts(browser: Browser, step: string, cookie: string): Promise<boolean> {
  const floor = await scriptBytes(browser, `${PORTAL_URL}/accessibilite`, cookie)
  console.log(`\nJavaScript avant tout geste (gzip)\n    /accessibilite ${floor.toFixed(0)} ko`)
  const lines = [
    ['accueil d’une entreprise', `${PORTAL_URL}/e/900000019`, 40],
    ['étape d’une déclaration', step, 90],
  ] as const
  let good = true
  for (const [name, url, over] of lines) {
    const size = await scriptBytes(browser, url, cookie)
    good = say(size > floor + over ? [`plus de ${over} ko de plus`] : [], `${name} ${size.toFixed(0)} ko`) && good
  }
  return good
}

/** Écrit une ligne et ce qu’elle manque ; vrai quand elle tient ses barres. */
function say(misses: readonly string[], line: string): boolean {
  console.log(`  ${misses.length === 0 ? '✓' : '✗'} ${line}${misses.length > 0 ? `   : ${misses.join(', ')}` : ''}`)
  return misses.length === 0
}

function summary(seen: Seen, floor?: Seen): string {
  const cpu = seen.serverMs + seen.databaseMs
  const ratio = (value: number, of: number | undefined) => (of ? ` (${times(value / of)})` : '')
  return `p50 ${ms(seen.p50)}${ratio(seen.p50, floor?.p50)}   p95 ${ms(seen.p95)}   processeur ${ms(seen.serverMs)} + base ${ms(seen.databaseMs)}${ratio(cpu, floor && floor.serverMs + floor.databaseMs)}   ${(seen.bytes / 1000).toFixed(1).replace('.', ',')} ko`
}

function ms(value: number): string {
  return `${value.toFixed(1).replace('.', ',').padStart(5)} ms`
}
type SignedIn = { cookie: string; state: Awaited<ReturnType<BrowserContext['storageState']>> }

/** Connecte une personne comme elle le ferait, et rend l’en-tête de ses cookies et l’état d’un navigateur. */
async function signIn(browser: Browser, identifiant: string): Promise<SignedIn> {
  const context = await browser.newContext({ baseURL: PORTAL_URL, locale: 'fr-FR' })
  const page = await context.newPage()
  await page.goto('/connexion')
  await page.locator('input[name=identifiant]').fill(identifiant)
  await page.locator('input[name=motDePasse]').fill(PASSWORD)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/connexion'))
  const state = await context.storageState()
  await context.close()
  return { state, cookie: state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}
