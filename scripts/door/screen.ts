import type { IncomingMessage } from 'node:http'

/** Pourquoi la porte ne laisse pas entrer, avec son statut et la phrase montrée. */
export type Refusal = { status: 400 | 403 | 405 | 409 | 414 | 417; title: string; sentence: string }

/** Les fichiers de `public/`, par leur nom exact : un suffixe laisserait passer des pages. */
const PUBLIC = new Set([
  '/mark.svg',
  '/icones.svg',
  '/espace-fine.woff2',
  '/icon-192.png',
  '/icon-512.png',
  '/apple-touch-icon.png',
  '/manifest.webmanifest',
])

/** Les images de la présentation : leur nom dit tout. */
const IMAGE = /^\/images\/presentation\/[a-z-]+\.webp$/

/** Le processus vit : la porte répond elle-même. Il peut recevoir : Next demande à la base. */
export const PROBE = '/api/sante'
export const READINESS = '/api/sante/pret'

/** Les fichiers de la construction, par leur adresse ; `null` en développement, où ils naissent à la demande. */
export type BuiltFiles = ReadonlySet<string> | null

/** Vrai pour l’adresse d’un fichier de la construction ou de `public/` : ce qui n’existe pas est une page, celle du refus. */
export const isFile = (path: string, built: BuiltFiles): boolean =>
  PUBLIC.has(path) || IMAGE.test(path) || (built === null ? path.startsWith('/_next/static/') : built.has(path))

/**
 * Le chemin demandé, comme Next le lira : sans recherche, ses « .. » suivis, écrits en clair ou en pour cent. Le juger tel qu’il est écrit laisserait une
 * page passer pour un fichier.
 */
export function pathOf(url: string): string {
  try {
    return decodeURI(new URL(url, 'http://portail.invalid').pathname)
  } catch {
    return url.split('?', 1)[0] ?? url
  }
}

/** Une recherche du portail en porte dix ; Next met un temps carré à lire des milliers de paramètres. La longueur, elle, est bornée par Node (16 ko). */
const PARAMS_MAX = 100

/** Ce que Node sait attendre d’une requête, lu comme lui. */
const CONTINUE = /(?:^|\W)100-continue(?:$|\W)/i

const LOOPBACK = /^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/

/**
 * Ce que Next recevrait mal (il répondrait 500, se figerait, ou suivrait l’adresse d’un autre) : une adresse entière, mal encodée ou sans fin,
 * un verbe que rien ne sert, un envoi parti d’un autre site. Et ce à quoi Node répondrait seul, sans un mot : ni hôte, ni attente connue.
 * @returns le refus, ou `null` quand la requête peut entrer.
 */
export function screen(req: IncomingMessage, options: { appUrl: string; built?: BuiltFiles }): Refusal | null {
  const url = req.url ?? '/'
  const path = pathOf(url)
  const nowhere = req.headers.host === undefined && req.httpVersion === '1.1'
  if (nowhere || !url.startsWith('/') || !isDecodable(url.split('?', 1)[0] ?? url)) {
    return { status: 400, title: 'Cette adresse est mal écrite', sentence: 'Vérifiez l’adresse, ou revenez à l’accueil du portail.' }
  }
  if (url.split('&', PARAMS_MAX + 1).length > PARAMS_MAX) {
    return { status: 414, title: 'Cette adresse est trop longue', sentence: 'Revenez à l’accueil du portail et recommencez depuis une de ses pages.' }
  }
  if (req.headers.expect !== undefined && !CONTINUE.test(req.headers.expect)) {
    return { status: 417, title: 'Le portail n’a pas compris cette demande', sentence: 'Rechargez la page, puis recommencez.' }
  }
  const method = req.method ?? 'GET'
  const readOnly = isFile(path, options.built ?? null) || path === PROBE || path === READINESS
  const served = ['GET', 'HEAD', ...(readOnly ? [] : ['POST', ...(path.startsWith('/api/') ? ['PUT', 'DELETE'] : [])])]
  if (!served.includes(method)) {
    return { status: 405, title: 'Ce geste n’existe pas ici', sentence: 'Revenez à l’accueil du portail et recommencez depuis une de ses pages.' }
  }
  // Next se renvoie ainsi à lui-même l’action d’une autre page, sans rendre celle qu’on a demandée : une action ne se joue que depuis sa page.
  if (req.headers['x-action-forwarded'] !== undefined) {
    return {
      status: 409,
      title: 'Cette page a changé depuis que vous l’avez ouverte',
      sentence: 'Rien n’a été enregistré. Rechargez-la, puis recommencez.',
    }
  }
  const { origin } = req.headers
  if (method !== 'GET' && method !== 'HEAD' && origin !== undefined && !isOurs(origin, options.appUrl)) {
    return {
      status: 403,
      title: 'Cet envoi ne vient pas du portail',
      sentence: 'Rien n’a été fait. Ouvrez le portail dans votre navigateur, puis recommencez.',
    }
  }
  return null
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** La nôtre : `APP_URL`, ou en local un autre nom de cette machine sur le même port. Jamais ce que disent `Host` ou un relais. */
function isOurs(origin: string, appUrl: string): boolean {
  if (!URL.canParse(origin)) return false
  const [other, us] = [new URL(origin), new URL(appUrl)]
  return (
    other.origin === us.origin ||
    (LOOPBACK.test(us.hostname) && LOOPBACK.test(other.hostname) && other.port === us.port && other.protocol === us.protocol)
  )
}
