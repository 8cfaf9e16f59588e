import { type NextRequest, NextResponse } from 'next/server'
import { OUVERTES, PORTES } from '@/app/portes'
import { type AuSeuil, firstDoor, opensTo } from '@/doors/first-door'
import { readAtDoor } from '@/lib/identite/request-session'
import { env } from '@/lib/ground/env'
import { isDatabaseDown } from '@/lib/ground/errors'
import { routes } from '@/lib/ground/routes'
import { cookieName, readSid } from '@/lib/identite/cookie'
import { seenThrough } from '@/lib/identite/regard'

/**
 * La première porte : session, droit de l’adresse sur le SIREN ou le compte du chemin, d’après les définitions des portes, politique de contenu.
 * Une profondeur, jamais la serrure : chaque visite refait ses contrôles là où les données sont lues.
 */
export const config = {
  runtime: 'nodejs',
  matcher: [
    '/((?!_next/static/|api/sante$|api/sante/pret$|api/pieces/|api/brouillons/[\\w-]+/pieces(?:$|/)|api/(?:gestion/)?demandes/[\\w-]+/(?:messages$|pieces/)|api/gestion/(?:courriers|documents|bibliotheque|fiches-dsn|retours-dsn)$|(?:mark\\.svg|icones\\.svg|espace-fine\\.woff2|icon-192\\.png|icon-512\\.png|apple-touch-icon\\.png|manifest\\.webmanifest|images/presentation/[a-z-]+\\.webp)$).*)',
  ],
}

const [isOpen, judge] = [opensTo(OUVERTES), firstDoor(PORTES)]

export default async function middleware(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl
  const headers = new Headers(request.headers)
  const politique = contentSecurityPolicy(crypto.randomUUID().replaceAll('-', ''))
  headers.set('content-security-policy', politique)
  headers.set('x-chemin', pathname + search)
  const pass = () => dress(NextResponse.next({ request: { headers } }), politique)
  if (isOpen(pathname)) return pass()

  const vu = await seen(request, pathname)
  const api = pathname.startsWith('/api/')
  if (vu === null) {
    if (api) return dress(answer(401, 'Votre session est terminée : reconnectez-vous.'), politique)
    if (request.method !== 'GET' && request.method !== 'HEAD') return pass()
    const retour = pathname + search
    const adresse = pathname === '/gestion' || pathname.startsWith('/gestion/') ? routes.connexionGestion(retour) : routes.connexion(retour)
    return dress(NextResponse.redirect(new URL(adresse, request.url), 307), politique)
  }
  // Un formulaire dont le droit vient d’être ôté : sa visite le refuse en rendant ce qui a été tapé. À qui manque son second facteur, la page y conduit.
  if (vu.verdict === 'permis' || (vu.verdict === 'refuse' && request.method === 'POST') || (vu.secondFacteurDu && !api)) return pass()
  if (api) return dress(vu.verdict === 'refuse' ? answer(403, 'Vous n’avez pas ce droit ici.') : answer(404, 'Introuvable.'), politique)
  headers.set('x-refus', `${vu.droit ?? ''} ${vu.lieu?.siren ?? ''} ${vu.lieu?.compteId ?? ''}`)
  return dress(NextResponse.rewrite(new URL('/introuvable', request.url), { request: { headers } }), politique)
}

const answer = (status: number, message: string) => NextResponse.json({ message }, { status })
type Vu = Pick<AuSeuil, 'verdict'> & Partial<AuSeuil> & { secondFacteurDu?: boolean | undefined }

/** Ce que dit le seuil ; `null` : personne n’est connecté. Base injoignable : elle laisse passer, la page répondra 503. */
async function seen(request: NextRequest, pathname: string): Promise<Vu | null> {
  try {
    const sid = readSid(request.cookies.get(cookieName())?.value)
    const lue = sid ? await readAtDoor(sid, request.method) : null
    const actor = lue && (await seenThrough(lue.actor, (nom) => request.cookies.get(nom)?.value))
    return actor && { ...judge(actor, pathname, request.method), secondFacteurDu: actor.secondFacteurDu }
  } catch (erreur) {
    if (isDatabaseDown(erreur)) return { verdict: 'permis' }
    throw erreur
  }
}

function contentSecurityPolicy(nonce: string): string {
  return `default-src 'self'; script-src 'nonce-${nonce}' 'strict-dynamic' 'self'; style-src 'self'; img-src 'self' blob:; worker-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'${providerOrigin()}`
}

/** La déconnexion est un formulaire, et mène chez le fournisseur qui a ouvert la session. */
function providerOrigin(): string {
  const { NET_ENTREPRISES_EMETTEUR } = env()
  return NET_ENTREPRISES_EMETTEUR ? ` ${new URL(NET_ENTREPRISES_EMETTEUR).origin}` : ''
}

function dress(response: NextResponse, politique: string): NextResponse {
  response.headers.set('content-security-policy', politique)
  response.headers.set('cache-control', 'no-store, private')
  return response
}
