import { Agent, get, request } from 'node:http'
import type { Browser } from '@playwright/test'

/** Ce qu’une page supporte : durées en millisecondes. */
export type Load = { p50: number; p95: number; perSecond: number; failures: number }

const SECONDS = 8
const WARM_UP = 30

/** Demande une page sans relâche sur autant de connexions, après une mise en train, et en mesure les réponses. */
export async function load(url: string, cookie: string, connections: number): Promise<Load> {
  for (let n = 0; n < WARM_UP; n++) await read(url, cookie)
  const durations: number[] = []
  let failures = 0
  const start = performance.now()
  const end = start + SECONDS * 1000
  const worker = async () => {
    while (performance.now() < end) {
      const before = performance.now()
      if (!(await read(url, cookie))) failures++
      durations.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  return { ...quantiles(durations), perSecond: durations.length / ((performance.now() - start) / 1000), failures }
}

/** Un envoi : tout ce qu’il faut pour l’écrire, et le statut qui dit qu’il est reçu. */
export type Sending = { url: string; method: 'PUT' | 'POST'; headers: Record<string, string>; body: Buffer; expected: readonly number[] }

/** Fait ces envois l’un après l’autre et en mesure les réponses. @param between fait tous les dix envois, hors mesure. */
export async function sendAll(sendings: readonly Sending[], cookie: string, between?: () => Promise<unknown>): Promise<Load> {
  const durations: number[] = []
  let failures = 0
  const start = performance.now()
  for (const [rank, sending] of sendings.entries()) {
    if (rank % 10 === 0) await between?.()
    const before = performance.now()
    if (!sending.expected.includes(await send(sending, cookie))) failures++
    durations.push(performance.now() - before)
  }
  return { ...quantiles(durations), perSecond: sendings.length / ((performance.now() - start) / 1000), failures }
}

function quantiles(durations: number[]): Pick<Load, 'p50' | 'p95'> {
  durations.sort((a, b) => a - b)
  const at = (share: number) => durations[Math.min(durations.length - 1, Math.floor(share * durations.length))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

/** Les kilo-octets de JavaScript reçus, compressés, par une page ouverte et laissée sans geste. */
export async function scriptBytes(browser: Browser, url: string, cookie: string): Promise<number> {
  const context = await browser.newContext({ extraHTTPHeaders: { cookie } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const scripts = new Set<string>()
  let bytes = 0
  session.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await context.close()
  return bytes / 1000
}

// http et non fetch : celui qui mesure partage les cœurs de la machine avec celui qui sert.
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

function read(url: string, cookie: string): Promise<boolean> {
  return new Promise((resolve) => {
    const outgoing = get(url, { agent, headers: { cookie, 'accept-encoding': 'gzip' } }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode === 200))
    })
    outgoing.on('error', () => resolve(false))
  })
}

function send({ url, method, headers, body }: Sending, cookie: string): Promise<number> {
  return new Promise((resolve) => {
    const ours = { cookie, origin: new URL(url).origin, 'sec-fetch-site': 'same-origin', 'content-length': body.length }
    const outgoing = request(url, { agent, method, headers: { ...headers, ...ours } }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    outgoing.on('error', () => resolve(0))
    outgoing.end(body)
  })
}
