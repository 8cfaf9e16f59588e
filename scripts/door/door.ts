import { randomInt } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { isShuttingDown, type RequestStore, runRequest } from '../../lib/http/store.ts'
import { isPrefetch } from '../../lib/http/prefetch.ts'
import { answerBreakdown, answerBusy, answerRefusal } from './answers.ts'
import { cleanRequest } from './clean-request.ts'
import { screen } from './screen.ts'

/** Ce que la porte sait du portail. `trustedProxies` : combien de relais de confiance sont devant nous. */
export type DoorOptions = { appUrl: string; maxInFlight: number; trustedProxies: number }

type Serve = (req: IncomingMessage, res: ServerResponse) => unknown

/**
 * La porte : chaque requête passe par elle avant Next et chaque réponse après lui.
 * Elle nettoie les en-têtes, numérote, borne les requêtes en cours (503 au-delà) et pose le statut demandé par la page.
 */
export function createDoor(serve: Serve, options: DoorOptions): RequestListener {
  let inFlight = 0
  return (req, res) => {
    const request: RequestStore = {
      requestId: newRequestId(),
      clientIp: cleanRequest(req, options),
      method: req.method ?? 'GET',
      prefetch: isPrefetch(req.headers),
    }
    const counted = isCounted(req.url ?? '/')
    const release = once(() => {
      if (counted) inFlight--
    })
    dressResponse(res, request, options, release)
    const refusal = screen(req, options)
    if (refusal) return answerRefusal(res, refusal)
    if (counted && inFlight >= options.maxInFlight) return answerBusy(res)
    if (counted) inFlight++
    res.once('close', release)
    runRequest(request, async () => {
      try {
        await serve(req, res)
      } catch (error) {
        console.error(`[${request.requestId}]`, error instanceof Error ? `${error.name} ${error.message}`.slice(0, 500) : 'panne')
        answerBreakdown(res, request.requestId)
      }
    })
  }
}

/** Ce qui ne compte pas, par son nom exact : les fichiers de `public/` et les sondes. Un suffixe laisserait passer des pages. */
const UNCOUNTED = new Set([
  '/api/sante',
  '/api/sante/pret',
  '/mark.svg',
  '/espace-fine.woff2',
  '/icon-192.png',
  '/icon-512.png',
  '/apple-touch-icon.png',
  '/manifest.webmanifest',
])

function isCounted(url: string): boolean {
  const path = url.split('?', 1)[0] ?? url
  return !path.startsWith('/_next/static/') && !UNCOUNTED.has(path)
}

/** Remplace le statut et complète les en-têtes au moment où ils partent : Next ne sait pas répondre 404 avec une page entière sans JavaScript. */
function dressResponse(res: ServerResponse, request: RequestStore, options: DoorOptions, release: () => void): void {
  res.setHeader('x-request-id', request.requestId)
  const writeHead = res.writeHead
  const dressed = function (this: ServerResponse, given: number, ...rest: unknown[]) {
    setAll(res, rest.at(-1))
    setAll(res, request.headers)
    complete(res, options)
    // Un flux vivant dure des heures : il ne prend pas la place d’une requête.
    if (String(res.getHeader('content-type')).startsWith('text/event-stream')) release()
    // Une redirection ou une erreur de Next garde son statut ; le mot qui suit le statut est laissé à Node.
    return Reflect.apply(writeHead, this, [given < 300 ? (request.status ?? given) : given])
  }
  res.writeHead = dressed as typeof res.writeHead
}

/** Pose des en-têtes reçus comme Node les accepte : un objet, ou une liste plate de noms et de valeurs. */
function setAll(res: ServerResponse, headers: unknown): void {
  if (typeof headers !== 'object' || headers === null) return
  const pairs = Array.isArray(headers) ? headers.flatMap((name, at) => (at % 2 ? [] : [[name, headers[at + 1]]])) : Object.entries(headers)
  for (const [name, value] of pairs) if (value !== undefined) res.setHeader(name, value)
}

/** Les en-têtes de sécurité que rien n’a posés : ceux des fichiers, que ni Next ni la première porte n’habillent. */
function complete(res: ServerResponse, options: DoorOptions): void {
  const missing = (name: string, value: string) => {
    if (!res.hasHeader(name)) res.setHeader(name, value)
  }
  missing('x-content-type-options', 'nosniff')
  missing('cross-origin-resource-policy', 'same-origin')
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

/** Un numéro qu’une personne peut dicter au téléphone : ni I, ni O, ni 0, ni 1. */
function newRequestId(): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  return Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')
}

function once(run: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    run()
  }
}
