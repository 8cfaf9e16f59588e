import { Agent, get, request } from 'node:http'
import type { Browser } from '@playwright/test'
import type { Meter } from './meters.ts'

/** Ce que des réponses ont pris : durées en millisecondes. */
export type Load = { p50: number; p95: number; perSecond: number; failures: number }

/** Une page mesurée à une connexion : ses durées, le processeur d’une réponse (serveur et base à part), ses octets. */
export type Seen = Omit<Load, 'perSecond'> & { serverMs: number; databaseMs: number; bytes: number }

/** Une page à mesurer, et le compteur du processus qui la sert. */
export type Target = { url: string; cookie: string; server: Meter }

const WARM_UP = 60
const ROUNDS = 12
const PER_ROUND = 20

/**
 * Mesure des pages à une connexion, à tour de rôle par petites séries : ce qui gêne la machine gêne tout le monde, et les rapports restent vrais.
 * @returns une mesure par page, dans leur ordre.
 */
export async function interleave(targets: readonly Target[], database: Meter): Promise<Seen[]> {
  const seen = targets.map(() => ({ durations: [] as number[], failures: 0, serverMs: 0, databaseMs: 0, bytes: 0 }))
  for (const { url, cookie } of targets) for (let n = 0; n < WARM_UP; n++) await read(url, cookie)
  for (let round = 0; round < ROUNDS; round++)
    for (const [rank, { url, cookie, server }] of targets.entries()) {
      const one = seen[rank]
      if (!one) continue
      const [serverBefore, databaseBefore] = [server(), database()]
      for (let n = 0; n < PER_ROUND; n++) {
        const before = performance.now()
        const { ok, bytes } = await read(url, cookie)
        one.durations.push(performance.now() - before)
        if (!ok) one.failures++
        one.bytes = bytes
      }
      one.serverMs += server() - serverBefore
      one.databaseMs += database() - databaseBefore
    }
  const answers = ROUNDS * PER_ROUND
  return seen.map(({ durations, failures, bytes, serverMs, databaseMs }) => ({
    ...quantiles(durations),
    failures,
    bytes,
    serverMs: serverMs / answers,
    databaseMs: databaseMs / answers,
  }))
}

const SECONDS = 6

/** Demande une page sans relâche sur autant de connexions, et en mesure les réponses. */
export async function load({ url, cookie }: Target, connections: number): Promise<Load> {
  const durations: number[] = []
  let failures = 0
  const start = performance.now()
  const end = start + SECONDS * 1000
  const worker = async () => {
    while (performance.now() < end) {
      const before = performance.now()
      if (!(await read(url, cookie)).ok) failures++
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

/** Lit une page, sans compression pour en compter les octets ; les deux côtés sont lus de même. */
export function read(url: string, cookie: string): Promise<{ ok: boolean; bytes: number }> {
  return new Promise((resolve) => {
    const outgoing = get(url, { agent, headers: cookie ? { cookie } : {} }, (answer) => {
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.length
      })
      answer.on('end', () => resolve({ ok: answer.statusCode === 200, bytes }))
    })
    outgoing.on('error', () => resolve({ ok: false, bytes: 0 }))
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
