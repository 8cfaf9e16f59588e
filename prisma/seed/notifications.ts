import type { Prisma } from '../../lib/data/prisma'
import type { Clock } from './clock.ts'
import type { CourrierRow } from './courriers.ts'
import { courrierId } from './courriers.ts'
import { idOf } from './draw.ts'
import type { SmallClient } from './small-clients.ts'
import { personId } from './writers.ts'

export type NotificationRow = Prisma.NotificationCreateManyInput & { id: string; luLe: Date | null }
type Qui = 'claire' | 'marc' | 'ines' | 'karim' | 'paul'
type Avis = { qui: Qui; sur: CourrierRow; lu: boolean }

/** Combien de notifications non lues a chacun, demandes et courriers ensemble : le nombre de la pastille. */
export const UNREAD = { claire: 3, marc: 1, ines: 2, karim: 9, paul: 1 } as const satisfies Record<Qui, number>

/** Les notifications des courriers, qui n’ont pas encore d’acte ; celles des demandes viennent de leurs événements. */
export function notifications(clock: Clock, courriers: readonly CourrierRow[], clients: readonly SmallClient[]): NotificationRow[] {
  const courrier = (siren: string, modele: Parameters<typeof courrierId>[1]) => found(courriers, courrierId(siren, modele))
  const sansLimite = new Set(clients.filter((c) => c.delegation.univers.length === 3).map((c) => c.company.siren))
  const duCabinet = courriers.filter((c) => c.luLe === null && sansLimite.has(c.siren)).slice(0, 2)
  const avis: Avis[] = [
    { qui: 'claire', sur: courrier('900000035', 'avenant'), lu: false },
    { qui: 'ines', sur: courrier('900000027', 'appel'), lu: false },
    { qui: 'claire', sur: courrier('900000019', 'attestation'), lu: true },
    { qui: 'paul', sur: courrier('900000050', 'attestation'), lu: true },
    ...duCabinet.map((sur) => ({ qui: 'karim', sur, lu: false }) as const),
  ]
  return avis.map((a) => row(clock, a))
}

function row(clock: Clock, { qui, sur, lu }: Avis): NotificationRow {
  const creeLe = sur.publieLe instanceof Date ? sur.publieLe : clock.ago(60)
  // Lue deux heures après, sans dépasser maintenant.
  const luLe = lu ? new Date(Math.min(creeLe.getTime() + 7_200_000, clock.today.getTime())) : null
  const id = idOf(`notification ${qui} courrier ${sur.id}`)
  return { id, utilisateurId: personId(qui), siren: sur.siren, type: 'courrier', courrierId: sur.id, creeLe, luLe }
}

function found<T extends { id: string }>(lignes: readonly T[], id: string): T {
  const ligne = lignes.find((l) => l.id === id)
  if (!ligne) throw new Error(`Le monde n’a pas de ligne ${id}.`)
  return ligne
}
