import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Ce que la porte sait d’une requête, et ce que la page lui demande de répondre ; `release` quitte sa place avant la fin. `whole` : son corps, s’il y en
 * a un, était arrivé tout entier avant qu’elle ne soit servie.
 */
export type RequestStore = {
  requestId: string
  clientIp: string
  method: string
  prefetch?: boolean
  whole?: boolean
  status?: number
  headers?: Record<string, string>
  release?: () => void
}

/** L’ordre dans lequel les parties du portail s’arrêtent. */
export type ShutdownPhase = 'streams' | 'jobs' | 'pools'

type Shared = {
  requests: AsyncLocalStorage<RequestStore>
  shuttingDown: boolean
  hooks: Record<ShutdownPhase, Set<() => void | Promise<void>>>
}

// Sur globalThis : la porte charge ce module, l’assembleur le charge encore, et les deux doivent se retrouver.
const KEY = Symbol.for('portail.http.store')
const place = globalThis as unknown as { [key: symbol]: Shared | undefined }

function shared(): Shared {
  place[KEY] ??= { requests: new AsyncLocalStorage(), shuttingDown: false, hooks: { streams: new Set(), jobs: new Set(), pools: new Set() } }
  return place[KEY]
}

/** La requête servie ; `undefined` hors d’une requête (un travail, un essai, une construction). */
export function currentRequest(): RequestStore | undefined {
  return shared().requests.getStore()
}

/** L’adresse IP d’où vient la requête servie, telle que la porte l’a vue. */
export const clientIp = (): string => currentRequest()?.clientIp ?? 'inconnue'

/** Fait répondre la porte avec ce statut et ces en-têtes, quoi que dise le rendu. Sans requête, ne fait rien. */
export function setStatus(status: number, headers?: Record<string, string>): void {
  const request = currentRequest()
  if (!request) return
  request.status = status
  request.headers = { ...request.headers, ...headers }
}

/** Sert une requête. Pour la porte seulement. */
export function runRequest<Result>(request: RequestStore, serve: () => Result): Result {
  return shared().requests.run(request, serve)
}

/** Inscrit ce qu’il faut arrêter avec le portail, et à quel moment. Rend la fonction qui l’oublie. */
export function onShutdown(phase: ShutdownPhase, stop: () => void | Promise<void>): () => void {
  const hooks = shared().hooks[phase]
  hooks.add(stop)
  return () => hooks.delete(stop)
}

/** Vrai dès le premier signal : le portail ne se dit plus prêt. */
export function isShuttingDown(): boolean {
  return shared().shuttingDown
}

/** Dès maintenant le portail n’est plus prêt. Pour la porte seulement. */
export function beginShutdown(): void {
  shared().shuttingDown = true
}

/** Arrête ensemble ce qui est inscrit à ce moment, en temps borné ; l’échec de l’un ne retient pas les autres. Pour la porte seulement. */
export async function runShutdown(phase: ShutdownPhase, limitMs = 5000): Promise<void> {
  // Tenue jusqu’au bout : ce que l’on attend (un processus à part) ne retient pas toujours celui-ci, qui finirait au milieu.
  let limite: NodeJS.Timeout | undefined
  const limit = new Promise<void>((resolve) => {
    limite = setTimeout(resolve, limitMs)
  })
  const stops = [...shared().hooks[phase]].map(async (stop) => stop())
  await Promise.race([Promise.allSettled(stops), limit])
  clearTimeout(limite)
}
