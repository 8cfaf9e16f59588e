import 'server-only'
import { asSystem } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import type { EventSuivi } from '@/lib/acts/catalogue'
import { type Circonstance, SUBSCRIPTIONS, type Suite } from './subscriptions'
import { writeCourriels } from './write-courriels'

/**
 * Donne suite à un événement : une notification et un courriel par personne et par modèle. Rejouable : la paire (événement, personne)
 * est unique pour une notification, (événement, modèle, personne) pour un courriel.
 * @returns le nombre de notifications écrites.
 */
export async function notifyEvent(evenementId: string): Promise<number> {
  const lu = await asSystem('travail', async (db) => {
    const evenement = await db.evenement.findUnique({
      where: { id: evenementId },
      select: { type: true, siren: true, donnees: true, creeLe: true, acteurId: true },
    })
    if (!evenement) return null
    const { siren, acteurId, creeLe: quand } = evenement
    const donnees = evenement.donnees as never
    const { demandeId = null } = donnees as { demandeId?: string }
    const suite = SUBSCRIPTIONS[evenement.type as EventSuivi] as Suite<never>
    const lignes = []
    for (const { type, destinataires } of suite.notifications)
      for (const utilisateurId of await destinataires(db, donnees, { acteurId, quand }))
        lignes.push({ utilisateurId, type, siren, evenementId, demandeId })
    const { count } = await db.notification.createMany({ data: lignes, skipDuplicates: true })
    return { count, envois: await listEnvois(db, suite, donnees, { acteurId, quand }) }
  })
  if (!lu) return 0
  await writeCourriels(evenementId, lu.envois)
  return lu.count
}

async function listEnvois(db: Db, suite: Suite<never>, donnees: never, circonstance: Circonstance) {
  const listes = []
  for (const { modele, envois } of suite.courriels) {
    for (const envoi of await envois(db, donnees, circonstance)) listes.push({ modele, ...envoi })
  }
  return listes
}
