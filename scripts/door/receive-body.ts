import { IncomingMessage } from 'node:http'

/** Ce qui manque à un corps : trop lourd, trop lent, ou coupé en chemin. */
export type BodyFault = 'trop_lourd' | 'trop_lent' | 'coupe'

/** Sous cette vitesse moyenne (octets par milliseconde : 1 ko/s), passé le silence permis, un envoi n’avance plus vraiment. */
const SLOWEST = 1
/** Au-delà de la borne on lit et jette un peu : un navigateur n’écoute pas la réponse avant d’avoir fini d’envoyer. */
const POLITENESS = 8_000_000

/**
 * Lit le corps entier, et rien de plus que sa borne. Ce qui compte est l’avancée, jamais la durée : un envoi lent mais régulier passe.
 * @param limits la borne en octets, et le silence permis en millisecondes.
 */
export function receiveBody(req: IncomingMessage, { bytes, silenceMs }: { bytes: number; silenceMs: number }): Promise<Buffer | BodyFault> {
  const announced = Number(req.headers['content-length'] ?? 0)
  if (announced > bytes + POLITENESS) return Promise.resolve('trop_lourd')
  return new Promise((resolve) => {
    const start = performance.now()
    let chunks: Buffer[] = []
    let received = 0
    let timer = setTimeout(() => end('trop_lent'), silenceMs)
    const end = (result: Buffer | BodyFault) => {
      clearTimeout(timer)
      req.off('data', onData).off('end', onEnd).off('close', onCut).off('error', onCut)
      req.on('error', () => undefined)
      resolve(result)
    }
    const onData = (chunk: Buffer) => {
      received += chunk.length
      if (received <= bytes && announced <= bytes) chunks.push(chunk)
      else chunks = []
      if (received > bytes + POLITENESS) return end('trop_lourd')
      clearTimeout(timer)
      timer = setTimeout(() => end('trop_lent'), Math.min(silenceMs, start + silenceMs + received / SLOWEST - performance.now()))
    }
    const onEnd = () => end(received > bytes ? 'trop_lourd' : Buffer.concat(chunks))
    const onCut = () => end('coupe')
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
