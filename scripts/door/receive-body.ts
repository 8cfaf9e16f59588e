import { IncomingMessage } from 'node:http'
import type { Pace } from './body-limits.ts'

/** Ce qui manque à un corps : trop lourd, trop lent, coupé en chemin, ou sa place reprise. */
export type BodyFault = 'trop_lourd' | 'trop_lent' | 'coupe' | 'repris'

/** Au-delà de la borne on lit et jette un peu : un navigateur n’écoute pas la réponse avant d’avoir fini d’envoyer. */
const POLITENESS = 8_000_000

/**
 * Lit le corps entier, et rien de plus que sa borne. Ce qui compte est l’avancée : un envoi lent mais régulier passe, dans le temps qu’il a en tout.
 * @param limits la borne en octets, le silence permis, la vitesse moyenne demandée au-delà, et le temps en tout.
 * @param taken dit que la place est reprise.
 */
export function receiveBody(
  req: IncomingMessage,
  { bytes, silenceMs, slowest, totalMs }: Pace & { bytes: number },
  taken?: AbortSignal,
): Promise<Buffer | BodyFault> {
  const announced = Number(req.headers['content-length'] ?? 0)
  if (announced > bytes + POLITENESS) return Promise.resolve('trop_lourd')
  return new Promise((resolve) => {
    const start = performance.now()
    let chunks: Buffer[] = []
    let received = 0
    let timer = setTimeout(() => end('trop_lent'), Math.min(silenceMs, totalMs))
    const end = (result: Buffer | BodyFault) => {
      clearTimeout(timer)
      req.off('data', onData).off('end', onEnd).off('close', onCut).off('error', onCut)
      taken?.removeEventListener('abort', onTaken)
      req.on('error', () => undefined)
      resolve(result)
    }
    const onData = (chunk: Buffer) => {
      received += chunk.length
      if (received <= bytes && announced <= bytes) chunks.push(chunk)
      else chunks = []
      if (received > bytes + POLITENESS) return end('trop_lourd')
      clearTimeout(timer)
      timer = setTimeout(() => end('trop_lent'), Math.min(silenceMs, start + Math.min(totalMs, silenceMs + received / slowest) - performance.now()))
    }
    const onEnd = () => end(received > bytes ? 'trop_lourd' : Buffer.concat(chunks))
    const onCut = () => end('coupe')
    const onTaken = () => end('repris')
    taken?.addEventListener('abort', onTaken)
    req.on('data', onData).on('end', onEnd).on('close', onCut).on('error', onCut)
  })
}

/** La même requête, dont le corps est déjà là tout entier : ce que Next lira ne peut plus se faire attendre. */
export function withBody(req: IncomingMessage, body: Buffer): IncomingMessage {
  const whole = new IncomingMessage(req.socket)
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = req
  Object.assign(whole, { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders, complete: true })
  whole.headers = headers
  whole.push(body)
  whole.push(null)
  return whole
}
