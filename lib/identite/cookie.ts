import { decode } from 'next-auth/jwt'
import { env } from '@/lib/env'
import { cookieNameAt, isSecureAt } from './cookie-name'

/** Vrai quand le cookie peut être `Secure` : en https, ou sur la machine elle-même. */
export const isSecure = (): boolean => isSecureAt(env().APP_URL)

/** Le nom du cookie de session : `__Host-session` en https ou en local, sinon `session`. */
export const cookieName = (): string => cookieNameAt(env().APP_URL)

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
