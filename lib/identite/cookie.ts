import { createHmac, timingSafeEqual } from 'node:crypto'
import { env, isLoopback } from '@/lib/env'

/** Vrai quand le cookie peut être `Secure` : en https, ou sur la machine elle-même. */
export const isSecure = (): boolean => env().APP_URL.startsWith('https://') || isLoopback(env().APP_URL)

/** Le nom du cookie de session : `__Host-session` en https ou en local, sinon `session`. */
export const cookieName = (): string => (isSecure() ? '__Host-session' : 'session')

/** Le sceau d’un identifiant de session, lié au nom du cookie : la même clé ne scelle rien d’autre. */
const sealOf = (secret: string, sid: string): Buffer => createHmac('sha256', secret).update(`${cookieName()}\n${sid}`).digest()

/**
 * Ce que porte le cookie de session : l’identifiant, opaque, et son sceau (HMAC-SHA-256). Ni personne, ni droit, ni heure : la base seule sait
 * jusqu’à quand la session vit, et l’horloge de cette machine n’y peut rien.
 */
export const sealSid = (sid: string): string => `${sid}.${sealOf(env().AUTH_SECRET, sid).toString('base64url')}`

/**
 * L’identifiant de session que porte le cookie, scellé par AUTH_SECRET ou par le secret d’avant (`AUTH_SECRET_ANCIEN`, le temps d’en changer).
 * @returns `null` quand le cookie manque ou n’est pas de nous ; jamais d’erreur.
 */
export function readSid(cookie: string | undefined): string | null {
  const [, sid, sceau] = /^([\w-]{43})\.([\w-]{43})$/.exec(cookie ?? '') ?? []
  if (!sid || !sceau) return null
  const donne = Buffer.from(sceau, 'base64url')
  const { AUTH_SECRET, AUTH_SECRET_ANCIEN } = env()
  const secrets = AUTH_SECRET_ANCIEN ? [AUTH_SECRET, AUTH_SECRET_ANCIEN] : [AUTH_SECRET]
  return donne.length === 32 && secrets.some((secret) => timingSafeEqual(donne, sealOf(secret, sid))) ? sid : null
}

/** L’en-tête qui efface le cookie de session. */
export const forgetCookie = (): string => `${cookieName()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${isSecure() ? '; Secure' : ''}`
