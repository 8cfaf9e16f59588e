import { type IncomingMessage, request as plain } from 'node:http'
import { request as secure } from 'node:https'

/** Ce que l’on demande à un service du dehors, et combien on l’attend. */
export type Appel = {
  method?: string
  headers?: Record<string, string>
  body?: string
  delaiMs?: number /** Le statut et les en-têtes suffisent : le corps n’est pas lu. */
  entete?: boolean
}

/** Ce qu’un service peut mettre à répondre, et ce que l’on en lit. */
export const APPELS = { delaiMs: 10_000, octetsMax: 1_000_000 } as const

/**
 * Appelle un service du dehors. Jamais par `fetch` : il décompresse seul ce qui lui est rendu (CVE-2026-111497, Brotli), et Next garde ses réponses. Aucune
 * redirection n’est suivie ; la réponse est bornée, en octets et en temps.
 * @throws quand le service ne répond pas à temps, répond trop, ou comprime ce qu’il rend.
 */
export function callOut(
  adresse: string | URL,
  { method = 'GET', headers = {}, body, delaiMs = APPELS.delaiMs, entete = false }: Appel = {},
): Promise<Response> {
  const url = new URL(adresse)
  const signal = AbortSignal.timeout(delaiMs)
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secure : plain
    const longueur = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const options = { method, signal, headers: { ...headers, ...longueur, 'accept-encoding': 'identity' } }
    send(url, options, (reponse) => (entete ? readHead(reponse) : read(reponse)).then(resolve, reject))
      .on('error', reject)
      .end(body)
  })
}

async function read(reponse: IncomingMessage): Promise<Response> {
  if ((reponse.headers['content-encoding'] ?? 'identity') !== 'identity') {
    reponse.destroy()
    throw new Error('Une réponse comprimée n’est pas lue.')
  }
  const morceaux: Buffer[] = []
  let octets = 0
  for await (const morceau of reponse) {
    octets += (morceau as Buffer).length
    if (octets > APPELS.octetsMax) throw new Error('Une réponse trop longue n’est pas lue.')
    morceaux.push(morceau as Buffer)
  }
  const status = statusOf(reponse)
  return new Response([101, 204, 205, 304].includes(status) ? null : Buffer.concat(morceaux), { status, headers: headersOf(reponse) })
}

async function readHead(reponse: IncomingMessage): Promise<Response> {
  reponse.destroy()
  return new Response(null, { status: statusOf(reponse), headers: headersOf(reponse) })
}

const statusOf = ({ statusCode = 502 }: IncomingMessage): number => statusCode

function headersOf(reponse: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [nom, valeur] of Object.entries(reponse.headers)) for (const une of [valeur ?? []].flat()) headers.append(nom, une)
  return headers
}
