import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { nameOf, type Context as Titre } from '@/lib/access/titre'
import type { Db } from '@/lib/data/prisma'
import { enqueue } from './queue'
import { requestId } from '@/lib/ground/log'
import { type EventDemande, type Events, type EventType, isSuivi } from './catalogue'

/** À propos de quoi, et à quel titre (voir `contextOf`) ; `requete` quand ce n’est plus celle en cours. */
export type Context = Titre & { requete?: string | null }
/** Ce que dit toujours un événement d’une demande : son entreprise et le compte. */
export type ContextDemande = Context & { siren: string; compteId: string }
type ContextDe<T extends EventType> = T extends EventDemande ? [context: ContextDemande] : [context?: Context]

/** Qui : une personne connectée, ou le système qui agit pour une personne qui ne l’est pas encore. */
export type Author = Pick<Actor, 'utilisateur'> | { systeme: true }

/**
 * Écrit un événement au journal, dans la transaction du changement, et met sa suite en file dans la même transaction. Une commande passe par son
 * acte (`lib/acts/acte.ts`) ; ici viennent l’identité, les refus et les travaux.
 * @param contexte exigé d’un événement qui parle d’une demande.
 * @returns l’identifiant de l’événement.
 */
export async function record<T extends EventType>(db: Db, author: Author, type: T, donnees: Events[T], ...[context]: ContextDe<T>): Promise<string> {
  // Voir comme un autre n’est pas être lui : rien ne s’inscrit jamais sous son nom.
  if ('regard' in author && author.regard) throw new Error('Qui voit comme un autre n’inscrit rien sous son nom.')
  const acteur = 'utilisateur' in author ? author.utilisateur : null
  const { id } = await db.evenement.create({
    data: {
      type,
      donnees,
      requete: requestId(),
      ...context,
      acteurId: acteur?.id ?? null,
      acteurNom: acteur ? nameOf(acteur) : 'Portail',
    },
    select: { id: true },
  })
  if (isSuivi(type)) await enqueue(db, 'notifier', { evenementId: id })
  return id
}
