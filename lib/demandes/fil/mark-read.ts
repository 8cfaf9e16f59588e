import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import { type Montre, shownRanks } from './unread-span'

/**
 * Note que la personne a ouvert cette demande : les notifications que la page a lues, et la première lecture des messages de la gestion qu’elle
 * a montrés. Ce qui est arrivé entre la lecture et l’écriture reste neuf. Rejouable : ce qui est déjà lu ne change pas.
 * @param vue ce que la page a montré.
 */
export const markRead = (actor: Actor, demande: { id: string; siren: string }, vue: Montre & { neuves: readonly string[] }): Promise<unknown> =>
  asActor(actor, async (db) => {
    const luLe = maintenant()
    await db.notification.updateMany({
      where: { id: { in: [...vue.neuves] }, utilisateurId: actor.utilisateur.id, demandeId: demande.id, luLe: null },
      data: { luLe },
    })
    await db.message.updateMany({
      where: { demandeId: demande.id, siren: demande.siren, cote: 'gestion', luLe: null, rang: shownRanks(vue) },
      data: { luLe, luPar: `${actor.utilisateur.prenom} ${actor.utilisateur.nom}` },
    })
  })
