import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import { enqueue } from './queue'
import { requestId } from '@/lib/ground/log'
import { type Events, type EventType, isSuivi } from './catalogue'

/** À propos de quoi : le SIREN, le compte, le titre (membre ou délégation) auquel l’acte est fait ; `requete` quand ce n’est plus celle en cours. */
export type Context = { siren?: string; compteId?: string; membreId?: string; delegationId?: string; requete?: string | null }

/** Qui : une personne connectée, ou le système qui agit pour une personne qui ne l’est pas encore. */
export type Author = Pick<Actor, 'utilisateur'> | { systeme: true }

/**
 * Écrit un événement au journal, dans la transaction du changement, et met sa suite en file dans la même transaction.
 * @returns l’identifiant de l’événement.
 */
export async function record<T extends EventType>(db: Db, author: Author, type: T, donnees: Events[T], context: Context = {}): Promise<string> {
  const acteur = 'utilisateur' in author ? author.utilisateur : null
  const { id } = await db.evenement.create({
    data: {
      type,
      donnees,
      requete: requestId(),
      ...context,
      acteurId: acteur?.id ?? null,
      acteurNom: acteur ? `${acteur.prenom} ${acteur.nom}` : 'Portail',
    },
    select: { id: true },
  })
  if (isSuivi(type)) await enqueue(db, 'notifier', { evenementId: id })
  return id
}
