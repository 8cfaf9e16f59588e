import 'server-only'
import { asSystem } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { keepWanted } from '@/lib/avis/sort-envois'
import type { EventSuivi } from '@/lib/acts/catalogue'
import { type Circonstance, SUBSCRIPTIONS, type Suite } from './subscriptions'
import { writeCourriels } from './write-courriels'

/** Ce qu’un événement a écrit : une notification par personne prévenue. */
export type Prevenu = { id: string; utilisateurId: string }

/** Un événement, et ce qui le suit : lu avant d’en prévenir qui que ce soit. */
type Suivi = { suite: Suite<never>; donnees: never; circonstance: Circonstance; prevenus: Prevenu[] }

/**
 * Écrit les notifications d’un événement, dans la transaction ouverte. Rejouable : la paire (événement, personne) est unique.
 * @returns `null` quand cet événement n’est pas là.
 */
export async function notifyIn(db: Db, evenementId: string): Promise<Suivi | null> {
  const evenement = await db.evenement.findUnique({
    where: { id: evenementId },
    select: { type: true, siren: true, donnees: true, creeLe: true, acteurId: true },
  })
  if (!evenement) return null
  const { siren, acteurId, creeLe: quand } = evenement
  const circonstance = { acteurId, quand, siren }
  const donnees = evenement.donnees as never
  const {
    demandeId = null,
    courrierId = null,
    documentId = null,
    ficheDsnId = null,
    retourDsnId = null,
    delegationId = null,
  } = donnees as { demandeId?: string; courrierId?: string; documentId?: string; ficheDsnId?: string; retourDsnId?: string; delegationId?: string }
  const suite = SUBSCRIPTIONS[evenement.type as EventSuivi] as Suite<never>
  const lignes = []
  for (const { type, destinataires } of suite.notifications)
    for (const utilisateurId of await destinataires(db, donnees, circonstance))
      lignes.push({ utilisateurId, type, siren, evenementId, demandeId, courrierId, documentId, ficheDsnId, retourDsnId, delegationId })
  const voulues = await keepWanted(db, lignes)
  const prevenus =
    voulues.length === 0
      ? []
      : await db.notification.createManyAndReturn({ data: voulues, skipDuplicates: true, select: { id: true, utilisateurId: true } })
  return { suite, donnees, circonstance, prevenus }
}

/**
 * Donne suite à un événement : une notification et un courriel par personne et par modèle. Rejouable : la paire (événement, personne)
 * est unique pour une notification, (événement, modèle, personne) pour un courriel.
 * @returns le nombre de notifications écrites.
 */
export async function notifyEvent(evenementId: string): Promise<number> {
  const lu = await asSystem('travail', async (db) => {
    const suivi = await notifyIn(db, evenementId)
    return suivi && { count: suivi.prevenus.length, envois: await listEnvois(db, suivi) }
  })
  if (!lu) return 0
  await writeCourriels(evenementId, lu.envois)
  return lu.count
}

async function listEnvois(db: Db, { suite, donnees, circonstance }: Suivi) {
  const listes = []
  for (const { modele, envois } of suite.courriels) {
    for (const envoi of await envois(db, donnees, circonstance)) listes.push({ modele, ...envoi })
  }
  return listes
}
