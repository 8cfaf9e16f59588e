import { env } from '@/lib/ground/env'
import { cookieNameAt, isSecureAt, openSid, secretsOf, stampSid } from './session-cookie'

/** Vrai quand le cookie peut être `Secure` : en https, ou sur la machine elle-même. */
export const isSecure = (): boolean => isSecureAt(env().APP_URL)

/** Le nom du cookie de session de ce portail. */
export const cookieName = (): string => cookieNameAt(env().APP_URL)

/** Le nom du cookie d’appareil. */
export const deviceCookieName = (): string => (isSecure() ? '__Host-appareil' : 'appareil')

/** Le cookie de cette session. */
export const sealSid = (sid: string): string => stampSid(sid, env().AUTH_SECRET, cookieName())

/** L’identifiant de session que porte le cookie ; `null` quand il manque ou n’est pas de nous. */
export const readSid = (cookie: string | undefined): string | null => openSid(cookie, secretsOf(env()), cookieName())
