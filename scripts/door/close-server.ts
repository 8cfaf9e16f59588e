import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { beginShutdown, runShutdown } from '../../lib/ground/store.ts'

/** `readyDelayMs` : combien de temps répondre « pas prêt » avant de fermer, pour qu’un répartiteur nous retire. */
export type CloseOptions = { readyDelayMs?: number; requestsMs?: number }

/**
 * Arrête un serveur dans l’ordre : pas prêt, flux fermés, requêtes finies (10 s au plus), travaux arrêtés, connexions fermées.
 * Une étape qui échoue ou traîne ne retient pas les suivantes.
 */
export async function closeServer(server: Server, { readyDelayMs = 0, requestsMs = 10_000 }: CloseOptions = {}): Promise<void> {
  beginShutdown()
  await sleep(readyDelayMs)
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  await runShutdown('streams')
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  await Promise.race([closed, sleep(requestsMs)])
  clearInterval(sweep)
  server.closeAllConnections()
  await runShutdown('jobs', 10_000)
  await runShutdown('pools')
}
