import { decode } from 'next-auth/jwt'
import { env, isLoopback } from '@/lib/env'

/** Vrai quand le cookie peut être `Secure` : en https, ou sur la machine elle-même. */
export const isSecure = (): boolean => env().APP_URL.startsWith('https://') || isLoopback(env().APP_URL)

/** Le nom du cookie de session : `__Host-session` en https ou en local, sinon `session`. */
export const cookieName = (): string => (isSecure() ? '__Host-session' : 'session')

/** Le nom du cookie d’appareil. */
export const deviceCookieName = (): string => (isSecure() ? '__Host-appareil' : 'appareil')

/**
 * L’identifiant de session que porte le cookie.
 * @returns `null` quand le cookie manque, est illisible ou périmé ; jamais d’erreur.
 */
export async function readSid(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null
  try {
    const jeton = await decode({ token: cookie, secret: env().AUTH_SECRET, salt: cookieName() })
    return typeof jeton?.sid === 'string' ? jeton.sid : null
  } catch {
    return null
  }
}

/** L’en-tête qui efface le cookie de session. */
export const forgetCookie = (): string => `${cookieName()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${isSecure() ? '; Secure' : ''}`
