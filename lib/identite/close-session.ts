import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { Actor } from '@/lib/access/actor'
import { asSystem } from '@/lib/data/as-system'
import { record } from '@/lib/events/record'

/** Ferme la session de la personne ; sans effet quand elle l’est déjà. */
export const closeSession = (actor: Actor): Promise<void> =>
  asSystem('connexion', async (db) => {
    const { count } = await db.session.updateMany({
      where: { id: actor.sessionId, fermeeLe: null },
      data: { fermeeLe: maintenant(), motif: 'deconnexion' },
    })
    if (count > 0) await record(db, actor, 'session.fermee', { motif: 'deconnexion' })
  })
