import { decode } from 'next-auth/jwt'

/** Lit la session d’un cookie authentique, sans la base : révoquée ou finie, elle passe encore ici ; `null` pour tout autre cookie. */
export type ReadSession = (cookies: string | undefined) => Promise<string | null>

const KEPT_MAX = 2000

/**
 * De quoi reconnaître à la porte qui est connecté : un cookie que nous avons chiffré et qui n’est pas périmé. Un cookie forgé n’achète rien.
 * @param name le nom du cookie de session ; @param secret `AUTH_SECRET`.
 */
export function sessionReader({ name, secret }: { name: string; secret: string }): ReadSession {
  // Un vrai cookie se déchiffre en une milliseconde et revient à chaque requête : on garde les vrais, jamais les faux.
  const kept = new Map<string, { sid: string; until: number }>()
  return async (cookies) => {
    const cookie = cookieValue(cookies, name)
    if (!cookie) return null
    const known = kept.get(cookie)
    if (known) return known.until > Date.now() ? known.sid : null
    try {
      const token = await decode({ token: cookie, secret, salt: name })
      if (typeof token?.sid !== 'string' || typeof token.exp !== 'number') return null
      if (kept.size >= KEPT_MAX) kept.delete(kept.keys().next().value ?? '')
      kept.set(cookie, { sid: token.sid, until: token.exp * 1000 })
      return token.sid
    } catch {
      return null
    }
  }
}

function cookieValue(cookies: string | undefined, name: string): string | undefined {
  const start = `${name}=`
  return cookies
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(start))
    ?.slice(start.length)
}
