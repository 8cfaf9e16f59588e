import type { Prisma } from '../../lib/data/prisma'
import type { Clock } from './clock.ts'
import type { CourrierRow } from './courriers.ts'
import { courrierId } from './courriers.ts'
import { idOf } from './draw.ts'
import type { SmallClient } from './small-clients.ts'
import type { DemandeRow } from './story.ts'
import { personId } from './writers.ts'

export type NotificationRow = Prisma.NotificationCreateManyInput & { id: string; luLe: Date | null }
type Qui = 'claire' | 'marc' | 'ines' | 'karim' | 'paul'
type Type = NotificationRow['type']
type Avis = { qui: Qui; type: Type; sur: DemandeRow | CourrierRow; lu: boolean }

/** Combien de notifications non lues a chacun : le nombre de la pastille. */
export const UNREAD = { claire: 3, marc: 1, ines: 2, karim: 9, paul: 1 } as const satisfies Record<Qui, number>

/** Les notifications des personnes nommées ; chacune mène à une demande ou à un courrier que la personne peut ouvrir. */
export function notifications(
  clock: Clock,
  demandes: readonly DemandeRow[],
  courriers: readonly CourrierRow[],
  clients: readonly SmallClient[],
): NotificationRow[] {
  const demande = (cle: string) => found(demandes, idOf(`demande ${cle}`))
  const courrier = (siren: string, modele: Parameters<typeof courrierId>[1]) => found(courriers, courrierId(siren, modele))
  const nouvelles: Avis[] = [
    { qui: 'claire', type: 'piece_demandee', sur: demande('haddad'), lu: false },
    { qui: 'claire', type: 'message', sur: demande('echeancier'), lu: false },
    { qui: 'claire', type: 'courrier', sur: courrier('900000035', 'avenant'), lu: false },
    { qui: 'marc', type: 'piece_demandee', sur: demande('haddad'), lu: false },
    { qui: 'ines', type: 'piece_demandee', sur: demande('petitjean'), lu: false },
    { qui: 'ines', type: 'courrier', sur: courrier('900000027', 'appel'), lu: false },
    { qui: 'paul', type: 'piece_demandee', sur: demande('petit-arret'), lu: false },
    { qui: 'karim', type: 'piece_demandee', sur: demande('lefevre'), lu: false },
    { qui: 'karim', type: 'message', sur: demande('crm'), lu: false },
  ]
  const anciennes: Avis[] = [
    { qui: 'claire', type: 'piece_demandee', sur: demande('perrin'), lu: true },
    { qui: 'claire', type: 'statut', sur: demande('attestation'), lu: true },
    { qui: 'claire', type: 'courrier', sur: courrier('900000019', 'attestation'), lu: true },
    { qui: 'marc', type: 'statut', sur: demande('reprise-nguyen'), lu: true },
    { qui: 'marc', type: 'statut', sur: demande('salvi'), lu: true },
    { qui: 'ines', type: 'statut', sur: demande('radiation-voyages'), lu: true },
    { qui: 'ines', type: 'message', sur: demande('nguyen'), lu: true },
    { qui: 'paul', type: 'statut', sur: demande('petit-attestation'), lu: true },
    { qui: 'paul', type: 'courrier', sur: courrier('900000050', 'attestation'), lu: true },
  ]
  const avis = [...nouvelles, ...anciennes, ...duCabinet(demandes, courriers, clients)]
  return avis.map((a) => row(clock, a))
}

/** Les notifications de Karim sur les petits clients : sept nouvelles, et ce qu’il a déjà lu. */
function duCabinet(demandes: readonly DemandeRow[], courriers: readonly CourrierRow[], clients: readonly SmallClient[]): Avis[] {
  const pour = (type: Type, sur: DemandeRow | CourrierRow, lu: boolean): Avis => ({ qui: 'karim', type, sur, lu })
  const sansLimite = new Set(clients.filter((c) => c.delegation.univers.length === 3).map((c) => c.company.siren))
  const siennes = demandes.filter((d) => d.auteurId === personId('karim') && sansLimite.has(d.siren))
  const attendues = siennes.filter((d) => d.statut === 'en_attente')
  const enCours = siennes.filter((d) => d.statut === 'en_cours')
  const traitees = siennes.filter((d) => d.statut === 'traitee')
  const lettres = courriers.filter((c) => c.luLe === null && sansLimite.has(c.siren))
  return [
    ...attendues.slice(0, 4).map((d) => pour('piece_demandee', d, false)),
    ...enCours.slice(0, 1).map((d) => pour('statut', d, false)),
    ...lettres.slice(0, 2).map((c) => pour('courrier', c, false)),
    ...attendues.slice(4).map((d) => pour('piece_demandee', d, true)),
    ...traitees.slice(0, 40).map((d) => pour('statut', d, true)),
  ]
}

function row(clock: Clock, { qui, type, sur, lu }: Avis): NotificationRow {
  const quand = 'publieLe' in sur ? sur.publieLe : 'modifieLe' in sur ? sur.modifieLe : undefined
  const creeLe = quand instanceof Date ? quand : clock.ago(60)
  const objet = 'demarche' in sur ? { demandeId: sur.id } : { courrierId: sur.id }
  // Lue deux heures après, sans dépasser maintenant.
  const luLe = lu ? new Date(Math.min(creeLe.getTime() + 7_200_000, clock.today.getTime())) : null
  return { id: idOf(`notification ${qui} ${type} ${sur.id}`), utilisateurId: personId(qui), siren: sur.siren, type, ...objet, creeLe, luLe }
}

function found<T extends { id: string }>(lignes: readonly T[], id: string): T {
  const ligne = lignes.find((l) => l.id === id)
  if (!ligne) throw new Error(`Le monde n’a pas de ligne ${id}.`)
  return ligne
}
