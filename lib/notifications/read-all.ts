import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

/** Marque lues toutes les notifications de la personne. Ce qui attend d’elle reste dans « À faire » : c’est autre chose. */
export const readAll = (actor: Actor): Promise<Outcome> =>
  asActor(actor, async (db) => {
    await db.notification.updateMany({ where: { utilisateurId: actor.utilisateur.id, luLe: null }, data: { luLe: maintenant() } })
    return { vers: routes.notifications() }
  })
