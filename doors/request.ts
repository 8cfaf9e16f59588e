import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import type { Actor } from '@/lib/access/actor'
import { isRight, type Right } from '@/lib/access/rights'
import type { Lieu } from '@/lib/access/titre'
import { takeSession } from '@/lib/identite/request-session'
import { actorOfSession, renewSession } from '@/lib/identite/session'
import { env, isLoopback } from '@/lib/ground/env'
import { cookieName, readSid } from '@/lib/identite/cookie'
import { currentRequest } from '@/lib/ground/store'

/**
 * La personne de cette requête et ses droits, relus de la base à cet instant : pour qui vient de lire un corps, qui a pu durer.
 * Un préchargement ni un `HEAD` ne prolongent la session.
 * @returns `null` quand personne n’est connecté, ou ne l’est plus.
 */
export async function freshActor(): Promise<Actor | null> {
  const sid = readSid((await cookies()).get(cookieName())?.value)
  if (!sid) return null
  return actorOfSession(sid, renews())
}

/** La même, lue une fois par requête, par la première porte quand elle a lu : pour qui n’a pas de corps à lire. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const sid = readSid((await cookies()).get(cookieName())?.value)
  const lue = sid ? await takeSession(sid) : null
  if (lue?.aRafraichir && renews()) await renewSession(lue.actor)
  return lue?.actor ?? null
})

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
