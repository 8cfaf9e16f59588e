import 'server-only'
import { cookies } from 'next/headers'
import type { Account, Profile } from 'next-auth'
import { env } from '@/lib/ground/env'
import { log, requestId } from '@/lib/ground/log'
import { routes } from '@/lib/ground/routes'
import { clientIp } from '@/lib/ground/store'
import { deviceToken } from '@/lib/identite/appareil'
import { type Arrivee, findArrivee, type Identite } from '@/lib/identite/arrivee'
import { deviceCookieName, isSecure } from '@/lib/identite/cookie'
import { openLinkedSession, openWithCode, welcome } from '@/lib/identite/net-entreprises'
import type { Origin } from '@/lib/identite/open-session'
import { NET_ENTREPRISES } from '@/lib/identite/rules'
import { Claims } from '@/lib/identite/schema'
import { currentPerson } from './request'

/** Le nom du fournisseur pour next-auth, et dans l’adresse de son retour. */
export const FOURNISSEUR = 'net-entreprises'

/** Vrai quand Net-entreprises est configuré : sans lui, rien ne le propose. */
export const isNetEntreprisesOffered = (): boolean => env().NET_ENTREPRISES_EMETTEUR !== undefined

const cookieName = () => (isSecure() ? '__Host-arrivee' : 'arrivee')

/** Le secret de l’arrivée de ce navigateur. */
export const arriveeSecret = async (): Promise<string | undefined> => (await cookies()).get(cookieName())?.value

/** Qui vient d’arriver de Net-entreprises dans ce navigateur, et n’est pas encore entré. */
export const currentArrivee = async (): Promise<Arrivee | null> => findArrivee(await arriveeSecret())

/** Oublie l’arrivée de ce navigateur : elle est entrée. */
export async function forgetArrivee(): Promise<void> {
  const bocal = await cookies()
  bocal.set(cookieName(), '', { httpOnly: true, secure: isSecure(), sameSite: 'lax', path: '/', maxAge: 0 })
}

/** Ce que dit le fournisseur ; `null` quand il ne dit pas même qui. L’émetteur est le nôtre : next-auth vient de le vérifier. */
export function identiteOf(account: Account, profile: Profile | undefined): Identite | null {
  const lu = Claims.safeParse(profile)
  const emetteur = env().NET_ENTREPRISES_EMETTEUR
  if (!lu.success || !emetteur || !account.id_token) return null
  const { sub, siret, family_name, given_name, email } = lu.data
  return { emetteur, sujet: sub, siret, nom: family_name, prenom: given_name, email, jeton: account.id_token }
}

/** Reçoit qui revient du fournisseur : vrai quand il entre, sinon la page qui l’attend, son secret dans un cookie ; faux quand rien ne se lit. */
export async function receive(identite: Identite | null): Promise<true | false | string> {
  if (!identite) return false
  const accueil = await welcome(identite)
  if (accueil.suite === 'entre') return true
  const bocal = await cookies()
  // `lax` : la page qui suit vient encore, pour le navigateur, du site du fournisseur.
  const options = { httpOnly: true, secure: isSecure(), sameSite: 'lax', path: '/', maxAge: NET_ENTREPRISES.minutes * 60 } as const
  bocal.set(cookieName(), accueil.secret, options)
  return accueil.suite === 'code' ? routes.netEntreprisesCode() : routes.netEntreprisesPremiere()
}

/** Ouvre la session de qui vient de revenir du fournisseur. */
export async function enterLinked(identite: Identite | null, appareil: string | null): Promise<{ sid: string; jeton: string } | null> {
  const jeton = deviceToken((await cookies()).get(deviceCookieName())?.value)
  const sid = identite && (await openLinkedSession(identite, await originOf(jeton, appareil)))
  return sid ? { sid, jeton } : null
}

/** Ouvre la session de qui est arrivé et vient de donner son second facteur. */
export const enterWithCode = async (saisie: { secret: string; code: string }, jeton: string, appareil: string | null): Promise<string | null> =>
  openWithCode(saisie, await originOf(jeton, appareil))

const originOf = async (jeton: string, appareil: string | null): Promise<Origin> => ({
  ip: clientIp(),
  appareil,
  jeton,
  ancienne: await currentPerson(),
})

type Faute = { name?: string; code?: unknown }

/** Note ce qui a empêché une connexion : le genre de la faute, jamais son texte, où un jeton ou une identité peuvent être. */
export const noteFailure = (cause: unknown): void => {
  const dite = (cause as { cause?: { err?: Faute } } | null)?.cause?.err ?? (cause as Faute | null)
  log.warn({ requete: requestId(), faute: `${dite?.name ?? ''} ${typeof dite?.code === 'string' ? dite.code : ''}` }, 'connexion manquée')
}
