import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { type Actor, ownOf } from '@/lib/access/actor'
import { isRight, type Right } from '@/lib/access/rights'
import type { Lieu } from '@/lib/access/titre'
import { takeSession } from '@/lib/identite/request-session'
import { actorOfSession, DUREES, type Fin, readEnd, readSession, renewSession, type Reste } from '@/lib/identite/session'
import { isDatabaseDown, signedOut } from '@/lib/ground/errors'
import { env, isLoopback } from '@/lib/ground/env'
import { cookieName, readSid } from '@/lib/identite/cookie'
import { currentRequest } from '@/lib/ground/store'
import { seenThrough } from '@/lib/identite/regard'

/**
 * La personne de cette requête et ses droits, relus de la base à cet instant : pour qui vient de lire un corps, qui a pu durer.
 * Un préchargement ni un `HEAD` ne prolongent la session.
 * @returns `null` quand personne n’est connecté, ou ne l’est plus.
 */
export async function freshActor(): Promise<Actor | null> {
  const sid = await ownSid()
  const actor = sid ? await actorOfSession(sid, renews()) : null
  return actor && asSeen(actor)
}

/** Ce que cette personne voit dans ce navigateur : elle-même, ou celui comme qui elle voit. */
export async function asSeen(actor: Actor): Promise<Actor> {
  const bocal = await cookies()
  return seenThrough(actor, (nom) => bocal.get(nom)?.value)
}

const ownSid = async (): Promise<string | null> => readSid((await cookies()).get(cookieName())?.value)

/** La session de cette requête, lue une fois, par la première porte quand elle a lu ; ce qu’il en reste est dit après l’avoir prolongée. */
export const currentSession = cache(async (): Promise<{ actor: Actor; reste: Reste } | null> => {
  const sid = await ownSid()
  const lue = sid ? await takeSession(sid) : null
  if (!lue) return null
  const { reste } = lue
  const actor = await asSeen(lue.actor)
  if (!lue.aRafraichir || !renews()) return { actor, reste }
  await renewSession(actor)
  return { actor, reste: { ...reste, inactif: DUREES[actor.gestion ? 'gestion' : 'client'].inactive * 60 } }
})

/** La personne de cette requête : pour qui n’a pas de corps à lire. */
export const currentActor = async (): Promise<Actor | null> => (await currentSession())?.actor ?? null

/** Qui est devant l’écran, quoi qu’il y voie : pour ce qui ne tient qu’à sa propre session. */
export async function currentPerson(): Promise<Actor | null> {
  const actor = await currentActor()
  return actor && ownOf(actor)
}

/** Comment la session de ce navigateur a fini d’elle-même ; `null` sinon, ou base muette : la page de connexion se montre quand même. */
export async function endedSession(): Promise<Fin | null> {
  const sid = await ownSid()
  if (!sid) return null
  return readEnd(sid).catch((erreur: unknown) => {
    if (isDatabaseDown(erreur)) return null
    throw erreur
  })
}

/** Vrai quand le corps de cette requête était là avant que la session ne soit lue : il n’a pas pu la laisser finir. */
export const isWhole = (): boolean => currentRequest()?.whole === true

const renews = (): boolean => !isAhead() && currentRequest()?.method !== 'HEAD'

/** Vrai quand cette requête va chercher la page d’avance, sans qu’elle soit montrée. */
export const isAhead = (): boolean => currentRequest()?.prefetch === true

/**
 * Vrai quand ce que cette requête rend est montré à quelqu’un : ni `HEAD`, ni préchargement, ni hors de la porte. Une page s’affiche aussi en réponse à
 * un envoi, avec ou sans action. Ce qui vaut lecture ne s’écrit qu’alors.
 */
export const isShown = (): boolean => ['GET', 'POST'].includes(currentRequest()?.method ?? '') && !isAhead()

/**
 * Vrai quand la requête vient de nos pages : comparée à `APP_URL` (et, en démonstration, aux noms de la machine sur le même port),
 * jamais aux en-têtes `Host` ou `X-Forwarded-*` que l’on peut forger.
 */
export async function isSameOrigin(): Promise<boolean> {
  const entetes = await headers()
  const site = entetes.get('sec-fetch-site')
  const origine = entetes.get('origin')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  if (origine === null) return site !== null
  return isOurs(origine)
}

/** Vrai quand cette origine est la nôtre. */
export function isOurs(origine: string): boolean {
  if (!URL.canParse(origine)) return false
  const nous = new URL(env().APP_URL)
  const autre = new URL(origine)
  if (autre.origin === nous.origin) return true
  return env().DEMO && isLoopback(origine) && isLoopback(env().APP_URL) && autre.port === nous.port && autre.protocol === nous.protocol
}

/** Ce que la première porte a refusé de cette requête : le droit qui manque et le lieu ; elle seule pose cet en-tête. */
export async function refusedAtDoor(): Promise<{ droit: Right | null; lieu: Lieu | null }> {
  const [droit = '', siren = '', compteId = ''] = ((await headers()).get('x-refus') ?? '').split(' ')
  return { droit: isRight(droit) ? droit : null, lieu: siren ? { siren } : compteId ? { compteId } : null }
}

/** Le chemin demandé, avec sa recherche : la première porte le pose, et la porte du serveur retire celui qui viendrait du dehors. */
export const currentPath = async (): Promise<string> => (await headers()).get('x-chemin') ?? '/'

/** Ce qu’il reste de la session de cette requête, relu : demandé comme un préchargement, cela ne la prolonge pas. @throws `signedOut` quand elle vient de finir. */
export async function sessionLeft(): Promise<Reste> {
  const sid = await ownSid()
  const lue = sid ? await readSession(sid) : null
  if (!lue) throw signedOut()
  return lue.reste
}
