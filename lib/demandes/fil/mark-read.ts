import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'

/**
 * Note que la personne a ouvert cette demande : ses notifications, et la première lecture des messages de la gestion que la page a montrés.
 * Rejouable : ce qui est déjà lu ne change pas.
 * @param depuis le rang du plus ancien message montré ; `null` quand il n’y en a aucun.
 */
export const markRead = (actor: Actor, demande: { id: string; siren: string }, depuis: bigint | null): Promise<unknown> =>
  asActor(actor, async (db) => {
    const luLe = new Date()
    await db.notification.updateMany({ where: { utilisateurId: actor.utilisateur.id, demandeId: demande.id, luLe: null }, data: { luLe } })
    await db.message.updateMany({
      where: { demandeId: demande.id, siren: demande.siren, cote: 'gestion', luLe: null, rang: { gte: depuis ?? 0n } },
      data: { luLe, luPar: `${actor.utilisateur.prenom} ${actor.utilisateur.nom}` },
    })
  })
