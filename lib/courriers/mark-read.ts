import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'

/** Note l’ouverture d’un courrier : sa première lecture, gardée comme preuve, et les notifications de la personne. Rejouable. */
export const markCourrierRead = (actor: Actor, { id, siren }: { id: string; siren: string }): Promise<unknown> =>
  asActor(actor, async (db) => {
    const luLe = maintenant()
    await db.courrier.updateMany({ where: { id, siren, luLe: null }, data: { luLe, luPar: actor.utilisateur.id } })
    await db.notification.updateMany({ where: { utilisateurId: actor.utilisateur.id, courrierId: id, luLe: null }, data: { luLe } })
  })
