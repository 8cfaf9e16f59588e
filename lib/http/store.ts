import { AsyncLocalStorage } from 'node:async_hooks'

/** What the door knows of a request, and what the page asks it to answer with. */
export type RequestStore = { requestId: string; clientIp: string; status?: number; headers?: Record<string, string> }

/** The order in which the parts of the portal stop. */
export type ShutdownPhase = 'streams' | 'jobs' | 'pools'

type Shared = {
  requests: AsyncLocalStorage<RequestStore>
  shuttingDown: boolean
  hooks: Record<ShutdownPhase, Set<() => void | Promise<void>>>
}

// On globalThis: the door loads this module once and the bundler loads it again, and both must meet.
const KEY = Symbol.for('portail.http.store')
const place = globalThis as unknown as { [key: symbol]: Shared | undefined }

function shared(): Shared {
  place[KEY] ??= { requests: new AsyncLocalStorage(), shuttingDown: false, hooks: { streams: new Set(), jobs: new Set(), pools: new Set() } }
  return place[KEY]
}

/** The request being served; undefined outside of one (a job, a test, a build). */
export function currentRequest(): RequestStore | undefined {
  return shared().requests.getStore()
}

/** Has the door answer with this status, and these headers added, whatever the renderer says. Without a request, does nothing. */
export function setStatus(status: number, headers?: Record<string, string>): void {
  const request = currentRequest()
  if (!request) return
  request.status = status
  request.headers = { ...request.headers, ...headers }
}

/** Runs `serve` as the handling of one request. For the door only. */
export function runRequest<Result>(request: RequestStore, serve: () => Result): Result {
  return shared().requests.run(request, serve)
}

/** Registers what to stop when the portal stops, and in which phase. Returns the function that forgets it. */
export function onShutdown(phase: ShutdownPhase, stop: () => void | Promise<void>): () => void {
  const hooks = shared().hooks[phase]
  hooks.add(stop)
  return () => hooks.delete(stop)
}

/** True from the first signal: readiness then answers 503. */
export function isShuttingDown(): boolean {
  return shared().shuttingDown
}

/** From now on the portal is not ready. For the door only. */
export function beginShutdown(): void {
  shared().shuttingDown = true
}

/** Runs the hooks of a phase together, each bounded in time; the failure of one does not keep the others. For the door only. */
export async function runShutdown(phase: ShutdownPhase, limitMs = 5000): Promise<void> {
  const limit = new Promise<void>((resolve) => setTimeout(resolve, limitMs).unref())
  const stops = [...shared().hooks[phase]].map(async (stop) => stop())
  await Promise.race([Promise.allSettled(stops), limit])
}
