import { mkdirSync, readFileSync, renameSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test as base, type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test'
import type { RunOnly } from 'axe-core'
import { createGuardrails, generate } from 'otplib'
import pg from 'pg'
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '../../prisma/seed/accounts.ts'
import { PEOPLE, type PersonKey } from '../../prisma/seed/cast.ts'
import { drawFrom } from '../../prisma/seed/draw.ts'
import { type SmallClient, smallClients } from '../../prisma/seed/small-clients.ts'
import { DATABASE_NAME, databaseUrls } from '../../scripts/database.ts'
import { inProject } from '../../scripts/paths.ts'
import { openCluster } from '../../scripts/postgres.ts'
import { readSecrets } from '../../scripts/secrets.ts'
import { PORTAL_URL } from './portal.ts'
import { hearSecrets, keepCookies } from './secrets-vus.ts'

// Le même dossier que le portail des essais (voir portal.ts).
const DATA_DIR = inProject('.data', Number(process.env.E2E_NUMERO ?? 0) ? `e2e-${Number(process.env.E2E_NUMERO)}` : 'e2e')
const STATES = join(DATA_DIR, 'connexions')

/** Qui marche : une personne nommée, l’adresse d’un petit client, ou personne. */
export type Who = PersonKey | `${string}@${string}` | null
type State = Awaited<ReturnType<BrowserContext['storageState']>>

/** L’adresse d’une personne. */
export const emailOf = (who: Exclude<Who, null>): string => (who in PEOPLE ? PEOPLE[who as PersonKey].email : who)
const isStaff = (who: Who): boolean => who === 'sophie' || who === 'luc'

type Options = { personne: Who; attendus: readonly RegExp[] }
type Fixtures = { plaintes: string[]; ouvre: (who: Who, options?: OpenOptions) => Promise<Page> }
type OpenOptions = NonNullable<Parameters<Browser['newContext']>[0]>

/**
 * Un parcours. `personne` : qui est déjà connecté (`test.use({ personne: 'claire' })`), par une session gardée d’un essai à l’autre,
 * pour que le frein des connexions ne soit jamais rencontré. Chaque page est écoutée : une erreur de la console, une exception
 * ou une violation de la politique de contenu fait échouer l’essai, sauf celles que `attendus` nomme.
 */
export const test = base.extend<Options & Fixtures>({
  personne: [null, { option: true }],
  attendus: [[], { option: true }],
  storageState: async ({ personne, browser }, use) => use(personne ? await stateOf(personne, browser) : undefined),
  plaintes: [
    async ({ attendus }, use) => {
      const plaintes: string[] = []
      await use(plaintes)
      expect(
        plaintes.filter((plainte) => !attendus.some((motif) => motif.test(plainte))),
        'la console se tait',
      ).toEqual([])
    },
    { auto: true },
  ],
  context: async ({ context, plaintes }, use) => {
    await listen(context, plaintes)
    await use(context)
    await keepCookies(context)
  },
  ouvre: async ({ browser, contextOptions, plaintes, viewport, hasTouch, isMobile }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (who, options = {}) => {
      const storageState = who ? await stateOf(who, browser) : undefined
      const context = await browser.newContext({
        ...contextOptions,
        baseURL: PORTAL_URL,
        viewport,
        hasTouch,
        isMobile,
        ...(storageState ? { storageState } : {}),
        ...options,
      })
      contexts.push(context)
      await listen(context, plaintes)
      return context.newPage()
    })
    for (const context of contexts) {
      await keepCookies(context)
      await context.close()
    }
  },
})

export { expect }

/** Tout ce qu’une page dit à la console ou à la politique de contenu. */
async function listen(context: BrowserContext, plaintes: string[]): Promise<void> {
  await hearSecrets(context)
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') plaintes.push(`${message.page()?.url()} : ${message.text()}`)
  })
  context.on('weberror', (erreur) => plaintes.push(`${erreur.page()?.url()} : ${erreur.error().message}`))
  await context.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    ),
  )
}

/** Remplit et envoie la page de connexion ouverte. */
export async function fillSignIn(page: Page, email: string, motDePasse: string, code?: string): Promise<void> {
  await page.getByLabel('Identifiant', { exact: true }).fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(motDePasse)
  if (code !== undefined) await page.getByLabel('Code à 6 chiffres').fill(code)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}

/** Connecte une personne depuis la page où elle est (connexion des clients ou de la gestion), et attend d’être ailleurs. */
export async function signIn(page: Page, who: Exclude<Who, null>): Promise<void> {
  await fillSignIn(page, emailOf(who), DEMO_PASSWORD, isStaff(who) ? await freshCode(who) : undefined)
  await page.waitForURL((url) => !url.pathname.endsWith('/connexion'))
}

/** Oublie la session de ce navigateur, aucune page ouverte : vivante, elle demanderait sans elle ce qui se met à jour seul. */
export async function forgetSession(page: Page): Promise<void> {
  await page.goto('about:blank')
  await page.context().clearCookies()
}

/** Une session toute neuve, à elle seule : pour qui se déconnecte ou laisse passer le temps. */
export async function newState(browser: Browser, who: Exclude<Who, null>): Promise<State> {
  // `storageState` dit, même vide : sinon Playwright y remet la session de `test.use({ personne })`, et la page de connexion renvoie à l’accueil.
  const context = await browser.newContext({ baseURL: PORTAL_URL, locale: 'fr-FR', storageState: { cookies: [], origins: [] } })
  try {
    const page = await context.newPage()
    await page.goto(isStaff(who) ? '/gestion/connexion' : '/connexion')
    await signIn(page, who)
    return await context.storageState()
  } finally {
    await context.close()
  }
}

/** La session gardée d’une personne, ouverte au premier besoin : un fichier par personne, partagé par tous les ouvriers. */
async function stateOf(who: Exclude<Who, null>, browser: Browser): Promise<State> {
  mkdirSync(STATES, { recursive: true })
  const file = join(STATES, `${emailOf(who)}.json`)
  return alone(`${file}.verrou`, async () => {
    const kept = readState(file)
    if (kept && (await isAlive(kept, isStaff(who)))) return kept
    const state = await newState(browser, who)
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(state))
    renameSync(`${file}.${process.pid}`, file)
    return state
  })
}

function readState(file: string): State | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as State
  } catch {
    return null
  }
}

async function isAlive(state: State, staff: boolean): Promise<boolean> {
  const cookie = state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${PORTAL_URL}${staff ? '/gestion' : '/profil'}`, { headers: { cookie }, redirect: 'manual' })
  return answer.status < 300 || answer.status === 404
}

/** Un seul ouvrier à la fois ; un verrou de plus de 30 s est celui d’un ouvrier mort. */
async function alone<Result>(lock: string, run: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch {
      if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 30_000) rmdirSync(lock)
      await sleep(50)
    }
  }
  try {
    return await run()
  } finally {
    rmdirSync(lock)
  }
}

/** Le code à six chiffres du moment. Un code ne sert qu’une fois : celui d’avant est oublié, pour ne pas attendre trente secondes. */
export async function freshCode(who: Exclude<Who, null>): Promise<string> {
  await sql('UPDATE utilisateur SET totp_dernier_pas = NULL WHERE email = $1', [emailOf(who)])
  return generate({ secret: DEMO_TOTP_SECRET, guardrails: createGuardrails({ MIN_SECRET_BYTES: 10 }) })
}

let systemUrl: Promise<string> | undefined

/** Une requête dans la base du portail des essais, sous le rôle système. */
export async function sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  systemUrl ??= (async () => {
    const secrets = readSecrets(DATA_DIR)
    const { port } = await openCluster({ dataDir: DATA_DIR, password: secrets.POSTGRES_PASSWORD, durable: false })
    return databaseUrls(port, DATABASE_NAME, secrets).DATABASE_SYSTEME_URL
  })()
  const client = new pg.Client({ connectionString: await systemUrl })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Ce que la largeur d’un écran peut défaire. */
const ETROIT = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'heading-order', 'region', 'label', 'link-name', 'button-name']

/**
 * Axe sur la page, ou sur ce qui y est ouvert (`dans`, un sélecteur) : aucune violation de WCAG 2.2 AA ni des bonnes pratiques,
 * en clair ; puis les contrastes, seuls à changer, en sombre.
 */
export async function expectAccessible(page: Page, dans?: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await judgeAxe(page, 'clair', { type: 'tag', values: RULES }, dans)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await judgeAxe(page, 'sombre', { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }, dans)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** La page étroite, que l’on vient de juger large : ce que la largeur change. */
export async function expectNarrow(page: Page): Promise<void> {
  const avant = page.viewportSize()
  await page.setViewportSize({ width: 360, height: 800 })
  await judgeAxe(page, 'étroite', { type: 'rule', values: ETROIT })
  if (avant) await page.setViewportSize(avant)
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

async function judgeAxe(page: Page, quand: string, runOnly: RunOnly, dans?: string): Promise<void> {
  expect.soft(await axeFaults(page, runOnly, dans), `axe, ${quand}`).toEqual([])
}

/** Ce qu’axe reproche à la page, ou à ce qui y est ouvert. Posé une fois par page : le poser à chaque jugement coûtait plus que juger. */
export async function axeFaults(page: Page, runOnly: RunOnly = { type: 'tag', values: RULES }, dans?: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate(
    async ({ runOnly, dans }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      // Ce qui va bien ne se décrit pas.
      const { violations } = await axe.run(dans ?? document, { runOnly, resultTypes: ['violations'] })
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id} (${help}) : ${node.target.join(' ')} — ${node.any[0]?.message ?? node.html}`),
      )
    },
    { runOnly, dans },
  )
}

/** À cette largeur, en points CSS, rien ne déborde ni n’est coupé sur le côté. */
export async function expectFits(page: Page, width: number): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width, height: 720 })
  const measure = () =>
    page.evaluate(() => {
      const root = document.documentElement
      const name = (element: Element) =>
        `${element.tagName.toLowerCase()}${element.className && typeof element.className === 'string' ? `.${element.className.trim().replaceAll(/\s+/g, '.')}` : ''} « ${(element.textContent ?? '').trim().slice(0, 40)} »`
      const isScreenReaderOnly = (element: Element) => element.closest('.sr-only') !== null || element.getBoundingClientRect().width <= 1
      const beyond =
        root.scrollWidth > root.clientWidth
          ? [...document.querySelectorAll('body *')]
              .filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1 && !isScreenReaderOnly(e))
              .map((e) => `dépasse : ${name(e)}`)
          : []
      const hidden = [...document.querySelectorAll('body *')]
        .filter(
          (e) =>
            ['hidden', 'clip'].includes(getComputedStyle(e).overflowX) &&
            e.scrollWidth > e.clientWidth + 1 &&
            !isScreenReaderOnly(e) &&
            getComputedStyle(e).textOverflow !== 'ellipsis' &&
            !(e instanceof SVGElement) &&
            // Une saisie plus longue que sa case y défile d’elle-même.
            !(e instanceof HTMLInputElement),
        )
        .map((e) => `coupé : ${name(e)}`)
      return [...(root.scrollWidth > root.clientWidth ? [`${root.scrollWidth} px de large`] : []), ...beyond.slice(0, 5), ...hidden.slice(0, 5)]
    })
  let cut = await measure()
  // Une page vivante se refait d’elle-même à une autre largeur : on la laisse finir.
  for (let essai = 0; cut.length > 0 && essai < 20; essai++) {
    await page.waitForTimeout(100)
    cut = await measure()
  }
  if (before) await page.setViewportSize(before)
  expect.soft(cut, `à ${width} px`).toEqual([])
}

/** Ce qui a le focus, et l’épaisseur de son anneau. */
export async function focused(page: Page): Promise<{ texte: string; balise: string; anneau: number; visible: boolean; dansContenu: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body
    // L’anneau peut être dessiné par ::after, quand le lien couvre toute sa rubrique.
    const rings = [undefined, '::after'].map((pseudo) => getComputedStyle(element, pseudo))
    const box = element.getBoundingClientRect()
    const words =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement
        ? (element.labels?.[0]?.textContent ?? '')
        : (element.getAttribute('aria-label') ?? element.textContent ?? '')
    return {
      texte: words.replaceAll(/\s+/g, ' ').trim(),
      balise: element.tagName.toLowerCase(),
      anneau: Math.max(...rings.map(({ outlineStyle, outlineWidth }) => (outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth)))),
      visible: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < window.innerHeight,
      dansContenu: element.closest('main') !== null,
    }
  })
}

/** La plaque qui change d’entreprise, une fois le navigateur prêt. */
export const switcherOf = (page: Page) => page.getByRole('button', { name: /Entreprise choisie|Choisir une entreprise/ })

/** Ouvre la liste « SIREN - Raison sociale » et rend son champ. */
export async function openSwitcher(page: Page): Promise<Locator> {
  await switcherOf(page).click()
  const champ = page.getByRole('combobox', { name: 'SIREN - Raison sociale' })
  await expect(champ).toBeVisible()
  return champ
}

/** Le bouton du menu du nom, une fois la page vivante : fermé, son menu ne prend plus le clavier. Celle du serveur se dit déjà fermée. */
export async function menuOf(page: Page): Promise<Locator> {
  await expect(page.getByRole('banner').locator('button[aria-expanded="false"] + [inert]')).toBeAttached()
  return page.getByRole('banner').getByRole('button', { name: /Menu/ })
}

/** Ouvre le menu du nom, comme on le fait ici : au doigt ou à la souris. */
export async function openMenu(page: Page): Promise<void> {
  const bouton = await menuOf(page)
  await bouton.click()
  await expect(bouton).toHaveAttribute('aria-expanded', 'true')
}

const CLIENTS = smallClients(drawFrom(2026))

/** Un petit client du monde de démonstration, par son rang. */
export function smallClient(rang: number): SmallClient {
  const client = CLIENTS[rang]
  if (!client) throw new Error(`Le monde n’a pas de petit client de rang ${rang}.`)
  return client
}
