import type { ServerResponse } from 'node:http'
import { isShuttingDown, type RequestStore } from '../../lib/ground/store.ts'
import { frameworkAnswer } from './answers.ts'

/**
 * Remplace le statut et complète les en-têtes au moment où ils partent : Next ne sait pas répondre 404 avec une page entière sans JavaScript.
 * Ce qu’il dit lui-même en anglais devient notre page, quel que soit le moment où ses en-têtes partent.
 */
export function dressResponse(res: ServerResponse, request: RequestStore, options: { appUrl: string }): void {
  res.setHeader('x-request-id', request.requestId)
  const { writeHead, write, end } = res
  let ours: { body: string | undefined } | null = null
  res.writeHead = function (this: ServerResponse, given: number, ...rest: unknown[]) {
    setAll(res, rest.at(-1))
    setAll(res, request.headers)
    if (isFrameworks(res, given)) ours = { body: frameworkAnswer(res, given, request.requestId) }
    // Le dessin des icônes porte son empreinte dans son adresse : il ne change jamais sous un même nom.
    if (given === 200 && ICONES.test(res.req.url ?? '')) res.setHeader('cache-control', 'public, max-age=31536000, immutable')
    complete(res, options)
    // Un flux vivant dure des heures : il ne prend pas la place d’une requête.
    if (String(res.getHeader('content-type')).startsWith('text/event-stream')) request.release?.()
    // Une redirection ou une erreur de Next garde son statut ; le mot qui suit le statut est laissé à Node.
    return Reflect.apply(writeHead, this, [given < 300 ? (request.status ?? given) : given])
  } as typeof res.writeHead
  const openHead = () => {
    if (!res.headersSent && isFrameworks(res, res.statusCode)) res.writeHead(res.statusCode)
  }
  res.write = ((...args: unknown[]) => {
    openHead()
    return ours ? true : Reflect.apply(write, res, args)
  }) as typeof res.write
  res.end = ((...args: unknown[]) => {
    openHead()
    // Tout est rendu : un lecteur lent ne tient que sa connexion, non la place d’une requête.
    request.release?.()
    return Reflect.apply(end, res, ours ? [ours.body] : args)
  }) as typeof res.end
}

const ICONES = /^\/icones\.svg\?[0-9a-f]{6}$/

/** Un texte nu avec un refus, ou un verbe refusé sans un mot : rien de nous n’en envoie. */
const isFrameworks = (res: ServerResponse, status: number): boolean =>
  (status >= 400 && String(res.getHeader('content-type')).startsWith('text/plain')) || (status === 405 && !res.hasHeader('content-type'))

/** Pose des en-têtes reçus comme Node les accepte : un objet, ou une liste plate de noms et de valeurs. */
function setAll(res: ServerResponse, headers: unknown): void {
  if (typeof headers !== 'object' || headers === null) return
  const pairs = Array.isArray(headers) ? headers.flatMap((name, at) => (at % 2 ? [] : [[name, headers[at + 1]]])) : Object.entries(headers)
  for (const [name, value] of pairs) if (value !== undefined) res.setHeader(name, value)
}

/** Les en-têtes de sécurité que rien n’a posés : ceux des fichiers, que ni Next ni la première porte n’habillent. */
function complete(res: ServerResponse, options: { appUrl: string }): void {
  const missing = (name: string, value: string) => {
    if (!res.hasHeader(name)) res.setHeader(name, value)
  }
  missing('x-content-type-options', 'nosniff')
  missing('cross-origin-resource-policy', 'same-origin')
  missing('cross-origin-opener-policy', 'same-origin')
  missing('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()')
  missing('referrer-policy', 'same-origin')
  if (options.appUrl.startsWith('https://')) missing('strict-transport-security', 'max-age=31536000; includeSubDomains')
  // Une image ouverte seule est un document : sans règle, elle pourrait porter un script.
  if (String(res.getHeader('content-type')).startsWith('image/svg+xml'))
    missing('content-security-policy', `default-src 'none'; style-src 'unsafe-inline'`)
  // Ce que rien n’a habillé ne s’affiche pas dans un cadre ; les fichiers de la construction gardent leur cache.
  missing('content-security-policy', `default-src 'none'; frame-ancestors 'none'`)
  missing('cache-control', 'no-store')
  res.removeHeader('x-powered-by')
  if (isShuttingDown()) res.setHeader('connection', 'close')
}
