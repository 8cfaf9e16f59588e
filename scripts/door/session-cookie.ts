import { openSid } from '../../lib/identite/session-cookie.ts'

/** Lit la session d’un cookie authentique, sans la base : révoquée ou finie, elle passe encore ici ; `null` pour tout autre cookie. */
export type ReadSession = (cookies: string | undefined) => string | null

/**
 * De quoi reconnaître à la porte qui est connecté : un cookie que nous avons scellé. Un cookie forgé n’achète rien.
 * @param name le nom du cookie de session ; @param secrets ceux dont il est reçu.
 */
export const sessionReader =
  ({ name, secrets }: { name: string; secrets: readonly string[] }): ReadSession =>
  (cookies) =>
    openSid(cookieValue(cookies, name), secrets, name)

function cookieValue(cookies: string | undefined, name: string): string | undefined {
  const start = `${name}=`
  return cookies
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(start))
    ?.slice(start.length)
}
