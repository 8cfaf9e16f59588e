import { setTimeout as sleep } from 'node:timers/promises'
import type { Cluster } from './postgres.ts'

const PERIOD_MS = 250
/** Mort si vite après son retour, il sera rouvert moins vite. */
const SHORT_LIFE_MS = 10_000
/** Le retour lui-même prend jusqu’à cinq secondes sur une machine occupée (chaque fichier est resynchronisé) : à elles deux, moins de dix. */
const PAUSE_MAX_MS = 2_000
const FAILURES_MAX = 5

/**
 * Veille sur le serveur embarqué et le rouvre quand son processus est mort, à la même adresse. En pause ou lent, il vit : on n’y touche pas,
 * un second serveur sur un dossier le détruirait. Une ligne par mort et par retour ; après cinq échecs de suite, une phrase et plus rien.
 * @param reopen le rouvre à son port ; renonce au signal.
 * @returns ce qui cesse de veiller, une réouverture en cours comprise : à attendre avant d’arrêter le serveur.
 */
export function keepAlive(server: Cluster, reopen: (signal: AbortSignal) => Promise<unknown>): () => Promise<void> {
  const stop = new AbortController()
  const watching = watch(server, reopen, stop.signal).catch((error: unknown) => console.error('✗ La veille de la base a échoué', error))
  return async () => {
    stop.abort()
    await watching
  }
}

async function watch(server: Cluster, reopen: (signal: AbortSignal) => Promise<unknown>, signal: AbortSignal): Promise<void> {
  let failures = 0
  let shortLives = 0
  let since = performance.now() - SHORT_LIFE_MS
  while (await slept(PERIOD_MS, signal)) {
    if (server.pid()) continue
    shortLives = performance.now() - since < SHORT_LIFE_MS ? shortLives + 1 : 0
    console.warn('… La base embarquée s’est arrêtée : elle redémarre')
    if (!(await slept(pause(shortLives + failures), signal))) return
    const start = performance.now()
    try {
      await reopen(signal)
      if (signal.aborted) return
      failures = 0
      console.warn(`✓ La base embarquée est revenue (${((performance.now() - start) / 1000).toFixed(1).replace('.', ',')} s)`)
    } catch (error) {
      if (signal.aborted) return
      failures++
      console.error(`✗ La base embarquée n’est pas revenue (essai ${failures})`, error)
      if (failures < FAILURES_MAX) continue
      return console.error('✗ La base embarquée ne revient pas : libérez son disque ou son port, puis relancez le portail. Rien n’est effacé.')
    } finally {
      since = performance.now()
    }
  }
}

const pause = (times: number): number => (times <= 1 ? 0 : Math.min(125 * 2 ** times, PAUSE_MAX_MS))

/** Attend. @returns faux quand il faut cesser. */
async function slept(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(ms, undefined, { signal, ref: false })
  } catch {
    // Le signal interrompt l’attente.
  }
  return !signal.aborted
}
