import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Acces } from '@/lib/access/actor'
import { env } from '@/lib/ground/env'
import { isSecure } from './cookie'
import { secretsOf } from './session-cookie'

/** Le titre comme lequel on voit, dans quel compte, et jusqu’à quand. */
export type Cible = { voie: Acces['voie']; id: string; compteId: string }

/** Combien de temps dure un aperçu, en minutes : ensuite on se retrouve soi-même. */
export const REGARD_MINUTES = 30

/** Le nom du cookie de « Voir comme ». */
export const regardCookieName = (): string => (isSecure() ? '__Host-regard' : 'regard')

const stampOf = (secret: string, sessionId: string, texte: string): Buffer =>
  createHmac('sha256', secret).update(`${regardCookieName()}\n${sessionId}\n${texte}`).digest()

/**
 * Ce que porte le cookie : le titre vu et son terme, scellés avec la session qui regarde. D’une autre session, d’un autre navigateur, ou passé son terme,
 * il n’est rien ; et il n’ouvre rien seul : le droit se rejuge à chaque requête.
 */
export function sealRegard(sessionId: string, { voie, id, compteId }: Cible, maintenant: Date): string {
  const texte = [voie, id, compteId, maintenant.getTime() + REGARD_MINUTES * 60_000].join('.')
  return `${texte}.${stampOf(env().AUTH_SECRET, sessionId, texte).toString('base64url')}`
}

/** Le titre que porte ce cookie pour cette session ; `null` quand il n’est pas de nous, d’une autre session, ou fini. Jamais d’erreur. */
export function openRegard(cookie: string | undefined, sessionId: string, maintenant: Date): Cible | null {
  const [, texte, voie, id, compteId, fin, sceau] =
    /^((membre|delegation)\.([0-9a-f-]{36})\.([0-9a-f-]{36})\.(\d{13}))\.([\w-]{43})$/.exec(cookie ?? '') ?? []
  if (!texte || !id || !compteId || !sceau || (voie !== 'membre' && voie !== 'delegation')) return null
  const donne = Buffer.from(sceau, 'base64url')
  const juste = donne.length === 32 && secretsOf(env()).some((secret) => timingSafeEqual(donne, stampOf(secret, sessionId, texte)))
  return juste && Number(fin) > maintenant.getTime() ? { voie, id, compteId } : null
}
