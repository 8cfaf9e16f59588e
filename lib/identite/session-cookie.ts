import { createHmac, timingSafeEqual } from 'node:crypto'
import { isLoopback } from '../ground/env.ts'

// La porte du serveur s’en sert avant que le portail existe : rien ici ne lit la configuration.

/** Vrai quand le cookie d’un portail à cette adresse peut être `Secure` : en https, ou sur la machine elle-même. */
export const isSecureAt = (appUrl: string): boolean => appUrl.startsWith('https://') || isLoopback(appUrl)

/** Le nom du cookie de session d’un portail à cette adresse : `__Host-session` en https ou en local, sinon `session`. */
export const cookieNameAt = (appUrl: string): string => (isSecureAt(appUrl) ? '__Host-session' : 'session')

/** Le sceau d’un identifiant de session, lié au nom du cookie : la même clé ne scelle rien d’autre. */
const stampOf = (secret: string, name: string, sid: string): Buffer => createHmac('sha256', secret).update(`${name}\n${sid}`).digest()

/**
 * Ce que porte le cookie de session : l’identifiant, opaque, et son sceau (HMAC-SHA-256). Ni personne, ni droit, ni heure : la base seule sait
 * jusqu’à quand la session vit, et l’horloge d’une machine n’y peut rien.
 */
export const stampSid = (sid: string, secret: string, name: string): string => `${sid}.${stampOf(secret, name, sid).toString('base64url')}`

/**
 * L’identifiant que porte ce cookie, scellé par l’un de ces secrets, comparés en temps constant.
 * @returns `null` quand il n’est pas de nous ; jamais d’erreur.
 */
export function openSid(cookie: string | undefined, secrets: readonly string[], name: string): string | null {
  const [, sid, stamp] = /^([\w-]{43})\.([\w-]{43})$/.exec(cookie ?? '') ?? []
  if (!sid || !stamp) return null
  const given = Buffer.from(stamp, 'base64url')
  return given.length === 32 && secrets.some((secret) => timingSafeEqual(given, stampOf(secret, name, sid))) ? sid : null
}

/** Les secrets dont un cookie est reçu : le présent, et celui d’avant le temps d’en changer. */
export const secretsOf = ({ AUTH_SECRET, AUTH_SECRET_ANCIEN }: { AUTH_SECRET: string; AUTH_SECRET_ANCIEN?: string | undefined }): string[] =>
  AUTH_SECRET_ANCIEN ? [AUTH_SECRET, AUTH_SECRET_ANCIEN] : [AUTH_SECRET]
