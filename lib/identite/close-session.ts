import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { Actor } from '@/lib/access/actor'
import { asSystem } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { record } from '@/lib/acts/record'

/** Ferme la session de la personne, dans la transaction ouverte ; sans effet quand elle l’est déjà. `remplacee` : une autre s’ouvre dans ce navigateur. */
export async function closeSessionIn(db: Db, actor: Actor, motif: 'deconnexion' | 'remplacee'): Promise<void> {
  const { count } = await db.session.updateMany({ where: { id: actor.sessionId, fermeeLe: null }, data: { fermeeLe: maintenant(), motif } })
  if (count > 0) await record(db, actor, 'session.fermee', { motif })
}

/** Se déconnecter : ferme la session de la personne. */
export const closeSession = (actor: Actor): Promise<void> => asSystem('connexion', (db) => closeSessionIn(db, actor, 'deconnexion'))
