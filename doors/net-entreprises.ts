import 'server-only'
import { headers } from 'next/headers'
import type { NextRequest } from 'next/server'
import type { z } from 'zod'
import { callOut } from '@/lib/ground/call-out'
import { env } from '@/lib/ground/env'
import { refused } from '@/lib/ground/errors'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { takeIdToken } from '@/lib/identite/net-entreprises'
import { safeReturn } from '@/lib/identite/rules'
import type { CodeForm, RelierForm } from '@/lib/identite/schema'
import { arriveeSecret, FOURNISSEUR, forgetArrivee, isNetEntreprisesOffered, noteFailure } from './arrivee'
import { handlers, signIn } from './auth'
import { currentActor } from './request'
import { signInLinking, signInWithCode } from './sign-in'

/** Combien de temps se déconnecter attend le fournisseur, en millisecondes. */
const SORTIE_MS = 3_000

const to = (location: string): Response => new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store, private' } })
const FAILED = () => to(routes.connexionApres(FOURNISSEUR))

/** Part chez Net-entreprises, ou revient à la connexion quand il n’est pas configuré ou ne répond pas : le compte Carcept Prev y reste proposé. */
export async function leaveForProvider(request: Request): Promise<Response> {
  const actor = await currentActor()
  if (actor) return to(actor.gestion ? routes.gestion() : routes.accueil())
  if (!isNetEntreprisesOffered()) return to(routes.connexion())
  const retour = safeReturn(new URL(request.url).searchParams.get('retour'))
  const here = new URL(env().APP_URL)
  // En démonstration, la machine a plusieurs noms ; le retour n’en connaît qu’un, et les cookies du départ ne suivraient pas.
  if (env().DEMO && (await headers()).get('host') !== here.host) return to(new URL(routes.netEntreprises(retour ?? undefined), here).href)
  try {
    const chez = await signIn(FOURNISSEUR, { redirect: false, redirectTo: retour ?? routes.accueil() })
    return URL.canParse(chez) && new URL(chez).origin !== here.origin ? to(chez) : FAILED()
  } catch (erreur) {
    noteFailure(erreur)
    return FAILED()
  }
}

/** Le retour de Net-entreprises : next-auth vérifie tout, et l’on n’en suit que les chemins du portail. */
export async function comeBack(request: NextRequest): Promise<Response> {
  if (!isNetEntreprisesOffered()) return Response.json({ message: 'Introuvable.' }, { status: 404 })
  const reponse = await handlers.GET(request)
  const location = reponse.headers.get('location')
  const vers = location === null ? null : new URL(location, env().APP_URL)
  const chemin = vers === null || vers.searchParams.has('error') ? routes.connexionApres(FOURNISSEUR) : safeReturn(vers.pathname + vers.search)
  const dits = new Headers({ location: chemin ?? routes.racine(), 'cache-control': 'no-store, private' })
  for (const cookie of reponse.headers.getSetCookie()) dits.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers: dits })
}

const PERDUE =
  'Votre passage par Net-entreprises date de plus d’une demi-heure, ou vient d’un autre navigateur. Revenez à la connexion, puis choisissez Net-entreprises.'

async function withArrivee(run: (secret: string) => Promise<Outcome>): Promise<Outcome> {
  const secret = await arriveeSecret()
  if (!secret) throw refused(PERDUE)
  const issue = await run(secret)
  if ('vers' in issue) await forgetArrivee()
  return issue
}

/** La première fois : relie l’identité au compte dont on donne le mot de passe, et y entre. */
export const linkAccount = (saisie: z.output<typeof RelierForm>): Promise<Outcome> => withArrivee((secret) => signInLinking(saisie, secret))

/** Entre avec le second facteur. */
export const giveCode = ({ code }: z.output<typeof CodeForm>): Promise<Outcome> => withArrivee((secret) => signInWithCode(code, secret))

/**
 * Où mène la déconnexion d’une session que Net-entreprises a ouverte : chez lui, qui ferme aussi la sienne.
 * @returns `null` quand elle n’en vient pas, ou quand il ne répond pas : la session du portail est fermée de toute façon.
 */
export async function leaveProvider(sessionId: string): Promise<string | null> {
  const { NET_ENTREPRISES_EMETTEUR: emetteur, APP_URL } = env()
  if (!emetteur) return null
  const jeton = await takeIdToken(sessionId)
  if (jeton === null) return null
  try {
    const decouverte = await callOut(`${emetteur.replace(/\/$/, '')}/.well-known/openid-configuration`, { delaiMs: SORTIE_MS })
    const { end_session_endpoint: sortie } = (await decouverte.json()) as { end_session_endpoint?: unknown }
    if (typeof sortie !== 'string' || new URL(sortie).origin !== new URL(emetteur).origin) return null
    const adresse = new URL(sortie)
    adresse.searchParams.set('id_token_hint', jeton)
    adresse.searchParams.set('post_logout_redirect_uri', new URL(routes.connexion(), APP_URL).href)
    return adresse.href
  } catch (erreur) {
    noteFailure(erreur)
    return null
  }
}
