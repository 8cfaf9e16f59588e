import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Db } from '@/lib/data/prisma'
import type { PieceAttendue } from '@/lib/demarches/define'
import { maintenant } from '@/lib/ground/clock'
import { isFor } from './faults'
import { listOuvertes } from './queries'

type Ici = { id: string; siren: string }

/** Ouvre un emplacement à chaque pièce qu’une correction demande, sauf à celle que la demande attend déjà. */
export async function openSlotsIn(db: Db, demande: Ici, manquent: readonly PieceAttendue[], echeanceLe: Date): Promise<void> {
  const ouvertes = await listOuvertes(db, demande)
  const ici = { demandeId: demande.id, siren: demande.siren, etat: 'demandee' as const, demandeeLe: maintenant(), echeanceLe }
  const neuves = manquent.filter((due) => !ouvertes.some((une) => isFor(une, due)))
  await db.piece.createMany({ data: neuves.map(({ cle, libelle, pourquoi }) => ({ ...ici, id: randomUUID(), champ: cle, libelle, pourquoi })) })
}

/** Ferme ceux qui n’ont rien reçu : la correction est partie sans eux, ou n’est plus attendue. La gestion, elle, n’en ouvre pas sous un nom de champ. */
export const closeSlotsIn = (db: Db, { id: demandeId, siren }: Ici) =>
  db.piece.updateMany({ where: { demandeId, siren, champ: { not: null }, messageId: null, etat: 'demandee' }, data: { etat: 'abandonnee' } })
