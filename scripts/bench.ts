import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { register } from 'tsx/esm/api'
import { BROWSER_ARGS, ensureBrowser } from './browser.ts'
import { withClient } from './database.ts'
import { type Load, load, scriptBytes, sendAll } from './measures.ts'
import { stopTogether } from './verdict.ts'

// `npm run bench` : le plancher, la page d’une entreprise et l’accueil d’un grand cabinet, sur un portail à lui.
const PASSWORD = 'Demo-Carcept-2026'
const CLAIRE = 'claire.durand@durand.example'
const KARIM = 'karim.benali@cabinet.example'
const PAGES = [
  { name: 'Plancher (/accessibilite, connectée)', person: CLAIRE, path: '/accessibilite' },
  { name: 'Accueil d’une entreprise', person: CLAIRE, path: '/e/900000019' },
  { name: 'Accueil de Karim (300 entreprises)', person: KARIM, path: '/accueil' },
] as const

stopTogether()
process.env.E2E_NUMERO = '9'
// Les démarches sont écrites pour l’assembleur : elles se chargent comme lui.
register()
const { prepareReplies, prepareWrites } = await import('./bench-writes.ts')
const { addThousand } = await import('./thousand.ts')
const { ownerUrl, PORTAL_URL, startPortal, stopPortal } = await import('../tests/support/portal.ts')
let met = false
try {
  await startPortal()
  const executablePath = await ensureBrowser()
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS })
  met = await measure(browser)
  await browser.close()
} finally {
  await stopPortal()
}
process.exit(met ? 0 : 1)

/** Mesure les pages et compare aux barres. */
async function measure(browser: Browser): Promise<boolean> {
  const claire = await signIn(browser, CLAIRE)
  const cookies = { [CLAIRE]: claire.cookie, [KARIM]: (await signIn(browser, KARIM)).cookie }
  const kilobytes = { floor: 0, home: 0 }
  kilobytes.floor = await scriptBytes(browser, `${PORTAL_URL}/accessibilite`, cookies[CLAIRE])
  kilobytes.home = await scriptBytes(browser, `${PORTAL_URL}/e/900000019`, cookies[CLAIRE])
  let met = true
  for (const connections of [1, 10]) {
    console.log(`\n${connections} connexion${connections > 1 ? 's' : ''}`)
    let floor: Load | undefined
    for (const { name, person, path } of PAGES) {
      const seen = await load(`${PORTAL_URL}${path}`, cookies[person], connections)
      floor ??= seen
      const good = seen.failures === 0 && seen.p50 <= 2.5 * floor.p50 && seen.perSecond >= 0.4 * floor.perSecond
      met &&= good
      console.log(
        `  ${good ? '✓' : '✗'} ${name.padEnd(38)} p50 ${ms(seen.p50)}   p95 ${ms(seen.p95)}   ${seen.perSecond.toFixed(0).padStart(5)} requêtes/s   ${seen.failures} ratées`,
      )
    }
  }
  const step = await measureDeclaration(browser, claire)
  met = (await measureThread(claire)) && met
  const sizes = [
    { name: 'accueil d’une entreprise', size: kilobytes.home, over: 40 },
    { name: 'étape d’une déclaration', size: await scriptBytes(browser, step, cookies[CLAIRE]), over: 90 },
  ]
  console.log(`\nJavaScript avant tout geste (gzip)\n  plancher ${kilobytes.floor.toFixed(0)} ko`)
  for (const { name, size, over } of sizes) {
    const light = size <= kilobytes.floor + over
    met &&= light
    console.log(`  ${light ? '✓' : '✗'} ${name} ${size.toFixed(0)} ko (barre : plancher + ${over})`)
  }
  console.log('\nBarres des pages : p50 ≤ 2,5 × plancher, requêtes/s ≥ 0,4 × plancher')
  return met
}

/** La déclaration d’un arrêt, une connexion : la page d’une étape et ses envois, en multiples du plancher. Rend l’adresse de l’étape. */
async function measureDeclaration(browser: Browser, { cookie, state }: SignedIn): Promise<string> {
  const { step, autosave, upload, submit } = await prepareWrites(
    await browser.newContext({ baseURL: PORTAL_URL, javaScriptEnabled: false, storageState: state }),
    await ownerUrl(),
    cookie,
  )
  const floor = await load(`${PORTAL_URL}/accessibilite`, cookie, 1)
  const lines = [
    ['Page d’une étape', await load(step, cookie, 1)],
    ['Enregistrement sans geste', await sendAll(autosave, cookie)],
    ['Dépôt d’une pièce de 2 Mo', await sendAll(upload, cookie)],
    ['Envoi de la demande', await sendAll(submit, cookie)],
  ] as const
  console.log('\nDéclarer un arrêt de travail, 1 connexion')
  for (const [name, { p50, p95, failures }] of lines)
    console.log(`  ${name.padEnd(40)} p50 ${ms(p50)} (${ratio(p50, floor.p50)})   p95 ${ms(p95)}   ${failures} ratées`)
  return step
}

/** « Mes demandes » et un fil de vingt messages quand Claire a mille demandes, puis ses réponses : p50 ≤ 2,5 × plancher, une connexion. */
async function measureThread({ cookie }: SignedIn): Promise<boolean> {
  const base = await ownerUrl()
  const numero = await addThousand(base)
  // Soixante réponses en une seconde dépassent l’allure d’une personne : son compte est oublié de dix en dix.
  const forgetPace = () => withClient(base, (db) => db.query('DELETE FROM cadence'))
  const fil = `${PORTAL_URL}/e/900000019/demandes/${numero}`
  const floor = await load(`${PORTAL_URL}/accessibilite`, cookie, 1)
  const lines = [
    ['Mes demandes (mille)', await load(`${PORTAL_URL}/e/900000019/demandes`, cookie, 1)],
    ['Une demande et son fil', await load(fil, cookie, 1)],
    ['Envoi d’une réponse', await sendAll(prepareReplies(fil, numero), cookie, forgetPace)],
  ] as const
  console.log('\nMille demandes, 1 connexion')
  let met = true
  for (const [name, { p50, p95, failures }] of lines) {
    const good = failures === 0 && p50 <= 2.5 * floor.p50
    met &&= good
    console.log(`  ${good ? '✓' : '✗'} ${name.padEnd(38)} p50 ${ms(p50)} (${ratio(p50, floor.p50)})   p95 ${ms(p95)}   ${failures} ratées`)
  }
  return met
}

function ratio(value: number, floor: number): string {
  return `${(value / floor).toFixed(1).replace('.', ',')} ×`
}

function ms(value: number): string {
  return `${value.toFixed(1).replace('.', ',').padStart(6)} ms`
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
