import 'server-only'
import { asSystem } from '@/lib/data/as-system'
import type { EventType } from '@/lib/events/catalogue'
import { SUBSCRIPTIONS, type Suite } from '@/lib/events/subscriptions'

/**
 * Donne suite à un événement : une notification par personne. Rejouable : la paire (événement, personne) est unique.
 * @returns le nombre de notifications écrites.
 */
export const notifyEvent = (evenementId: string): Promise<number> =>
  asSystem('travail', async (db) => {
    const evenement = await db.evenement.findUnique({ where: { id: evenementId }, select: { type: true, siren: true, donnees: true } })
    if (!evenement) return 0
    const suite = SUBSCRIPTIONS[evenement.type as EventType] as Suite<never>
    const lignes = suite.notifications.flatMap(({ type, destinataires }) =>
      destinataires(evenement.donnees as never).map((utilisateurId) => ({ utilisateurId, type, siren: evenement.siren, evenementId })),
    )
    const { count } = await db.notification.createMany({ data: lignes, skipDuplicates: true })
    return count
  })
