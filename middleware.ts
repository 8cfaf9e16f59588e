import { type NextRequest, NextResponse } from 'next/server'
import { readAtDoor } from '@/lib/identite/request-session'
import { env } from '@/lib/ground/env'
import { isDatabaseDown } from '@/lib/ground/errors'
import { routes } from '@/lib/ground/routes'
import { cookieName, readSid } from '@/lib/identite/cookie'

/**
 * La première porte : session, espace du rôle, SIREN et compte du chemin, politique de contenu.
 * Une profondeur, jamais la serrure : `page()`, `action()` et `route()` refont chaque contrôle là où les données sont lues.
 */
export const config = {
  runtime: 'nodejs',
  matcher: [
    '/((?!_next/static/|api/sante$|api/sante/pret$|api/pieces/|api/brouillons/[\\w-]+/pieces(?:$|/)|api/(?:gestion/)?demandes/[\\w-]+/(?:messages$|pieces/)|(?:mark\\.svg|icones\\.svg|espace-fine\\.woff2|icon-192\\.png|icon-512\\.png|apple-touch-icon\\.png|manifest\\.webmanifest)$).*)',
  ],
}

const PUBLICS =
  /^\/(connexion|gestion\/connexion|inscription|identifiant-oublie|mot-de-passe-oublie|net-entreprises|faq|mentions-legales|donnees-personnelles|cookies|accessibilite|plan-du-site|introuvable|\.well-known\/security\.txt|demo\/courriels(?:\/[\w-]+(?:\/brut)?)?)?$/

export default async function middleware(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl
  const headers = new Headers(request.headers)
  const politique = contentSecurityPolicy(crypto.randomUUID().replaceAll('-', ''))
  headers.set('content-security-policy', politique)
  headers.set('x-chemin', pathname + search)
  const pass = () => dress(NextResponse.next({ request: { headers } }), politique)
  if (PUBLICS.test(pathname) || !env().PREMIERE_PORTE) return pass()

  const verdict = await judge(request, pathname)
  if (verdict === 'passe') return pass()
  if (verdict === 'introuvable') return dress(NextResponse.rewrite(new URL('/introuvable', request.url), { request: { headers } }), politique)
  if (pathname.startsWith('/api/'))
    return dress(NextResponse.json({ message: 'Votre session est terminée : reconnectez-vous.' }, { status: 401 }), politique)
  if (request.method !== 'GET' && request.method !== 'HEAD') return pass()
  const retour = pathname + search
  const adresse = pathname === '/gestion' || pathname.startsWith('/gestion/') ? routes.connexionGestion(retour) : routes.connexion(retour)
  return dress(NextResponse.redirect(new URL(adresse, request.url), 307), politique)
}

/** Ce que la première porte décide ; base injoignable : elle laisse passer, la page répondra 503. */
async function judge(request: NextRequest, pathname: string): Promise<'passe' | 'introuvable' | 'anonyme'> {
  try {
    const sid = readSid(request.cookies.get(cookieName())?.value)
    const lue = sid ? await readAtDoor(sid, request.method) : null
    if (!lue) return 'anonyme'
    const { actor } = lue
    const [, espace, objet] = pathname.split('/')
    if (['profil', 'api', 'deconnexion'].includes(espace ?? '')) return 'passe'
    if ((espace === 'gestion') !== (actor.gestion !== null)) return 'introuvable'
    if (espace === 'e' && !actor.perimetre.sirens.includes(objet ?? '')) return 'introuvable'
    if (espace === 'comptes' && !actor.perimetre.comptes.includes(objet ?? '')) return 'introuvable'
    return 'passe'
  } catch (erreur) {
    if (isDatabaseDown(erreur)) return 'passe'
    throw erreur
  }
}

function contentSecurityPolicy(nonce: string): string {
  return `default-src 'self'; script-src 'nonce-${nonce}' 'strict-dynamic' 'self'; style-src 'self'; img-src 'self' blob:; worker-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'`
}

function dress(response: NextResponse, politique: string): NextResponse {
  response.headers.set('content-security-policy', politique)
  response.headers.set('cache-control', 'no-store, private')
  return response
}
