import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'

/** Ce qu’une page fait subir pendant qu’elle se charge : millisecondes, et la part de l’écran qui s’est déplacée. */
export type Chargement = { premier: number; grand: number; blocage: number; decalage: number; bouge: string[] }

type Vu = { premier: number; grand: number; decalage: number; longs: [number, number][]; bouge: string[] }
declare global {
  interface Window {
    chargement: Vu
  }
}

/** Ce que Lighthouse nomme « devtools » pour un téléphone : 562 ms d’aller-retour, 1,4 Mb/s, un processeur quatre fois plus lent. */
const RESEAU = { offline: false, latency: 562.5, downloadThroughput: 1_474_560 / 8, uploadThroughput: 675_000 / 8 }
const PROCESSEUR = 4
/** Après le chargement, le temps que la page s’éveille. Son flux vivant ne laisse jamais le réseau au repos. */
const CALME_MS = 2_000
/** Une tâche ne se sent qu’au-delà. */
const SENSIBLE_MS = 50

/** Écoute tout ce que cette page chargera. À poser avant de l’ouvrir. */
export const watchLoading = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const vu: Vu = { premier: 0, grand: 0, decalage: 0, longs: [], bouge: [] }
    window.chargement = vu
    const observe = (type: string, each: (entree: PerformanceEntry) => void) =>
      new PerformanceObserver((liste) => liste.getEntries().forEach(each)).observe({ type, buffered: true })
    observe('paint', ({ name, startTime }) => {
      if (name === 'first-contentful-paint') vu.premier = startTime
    })
    observe('largest-contentful-paint', ({ startTime }) => {
      vu.grand = startTime
    })
    observe('longtask', ({ startTime, duration }) => vu.longs.push([startTime, duration]))
    observe('layout-shift', (entree) => {
      const { value, hadRecentInput, sources } = entree as PerformanceEntry & {
        value: number
        hadRecentInput: boolean
        sources: readonly { node: Node | null }[]
      }
      if (hadRecentInput) return
      vu.decalage += value
      for (const { node } of sources) {
        const ou = node instanceof Element ? node : node?.parentElement
        vu.bouge.push(`${value.toFixed(4)} ${ou?.tagName.toLowerCase() ?? '?'}.${ou?.getAttribute('class') ?? ''} ${Math.round(entree.startTime)} ms`)
      }
    })
  })

/** Bride cette page comme un téléphone. */
export async function throttle(page: Page): Promise<void> {
  const direct = await page.context().newCDPSession(page)
  await direct.send('Network.enable')
  await direct.send('Network.emulateNetworkConditions', RESEAU)
  await direct.send('Emulation.setCPUThrottlingRate', { rate: PROCESSEUR })
}

/** Retarde polices et scripts : ce qu’ils déplacent se voit, sur la machine la plus vive. */
export async function delayAssets(page: Page, ms: number): Promise<void> {
  await page.route(/\.woff2|_next\/static\/.*\.js/, async (route) => {
    await sleep(ms)
    await route.continue().catch(() => undefined)
  })
}

/** Ouvre une page écoutée, attend qu’elle se taise, et rend ce qu’elle a fait. */
export async function loadPage(page: Page, url: string): Promise<Chargement> {
  await page.goto(url, { waitUntil: 'load', timeout: 60_000 })
  await page.evaluate(() => document.fonts.ready)
  await sleep(CALME_MS)
  const { premier, grand, decalage, longs, bouge } = await page.evaluate(() => window.chargement)
  const blocage = longs.reduce((total, [debut, duree]) => total + (debut >= premier ? Math.max(0, duree - SENSIBLE_MS) : 0), 0)
  return { premier, grand, blocage, decalage, bouge }
}

/** Poids et courbes de Lighthouse (téléphone), sans l’indice de vitesse, qui se tire d’une vidéo : les autres s’en partagent le poids. */
const COURBES = [
  ['premier', 10, 1_800, 3_000],
  ['grand', 25, 2_500, 4_000],
  ['blocage', 30, 200, 600],
  ['decalage', 25, 0.1, 0.25],
] as const

/** Une note sur cent : la loi log-normale de Lighthouse, 0,9 à la borne et 0,5 à la médiane. */
export function scoreOf(vu: Chargement): number {
  const poids = COURBES.reduce((total, [, part]) => total + part, 0)
  return (100 * COURBES.reduce((total, [quoi, part, borne, mediane]) => total + part * share(vu[quoi], borne, mediane), 0)) / poids
}

function share(valeur: number, borne: number, mediane: number): number {
  if (valeur <= 0) return 1
  const x = (Math.log(valeur / mediane) * 0.906193802436823) / Math.log(mediane / borne)
  return (1 - erf(x)) / 2
}

/** Abramowitz et Stegun, 7.1.26. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x))
  const y = 1 - ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-x * x)
  return x < 0 ? -y : y
}
