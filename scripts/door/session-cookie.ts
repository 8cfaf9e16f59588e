import { personOfSession } from '../../lib/ground/known-sessions.ts'
import { openSid } from '../../lib/identite/session-cookie.ts'

/** La personne d’un cookie authentique dont ce processus a vu la session vivante, sans la base ; `null` pour tout autre cookie. */
export type ReadSession = (cookies: string | undefined) => string | null

/**
 * De quoi reconnaître à la porte qui est connecté : un cookie que nous avons scellé, d’une session lue vivante. Forgé ou d’une session finie, il n’achète
 * rien ; la première requête d’une session, après un démarrage, passe comme celle d’un inconnu.
 * @param name le nom du cookie de session ; @param secrets ceux dont il est reçu.
 */
export const sessionReader =
  ({ name, secrets }: { name: string; secrets: readonly string[] }): ReadSession =>
  (cookies) => {
    const sid = openSid(cookieValue(cookies, name), secrets, name)
    return sid === null ? null : personOfSession(sid)
  }

function cookieValue(cookies: string | undefined, name: string): string | undefined {
  const start = `${name}=`
  return cookies
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(start))
    ?.slice(start.length)
}
