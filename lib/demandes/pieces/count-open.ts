import 'server-only'
import type { Db } from '@/lib/data/prisma'

/** Le nombre de pièces que le client doit encore. */
export const countOpenPieces = (db: Db, demande: { id: string; siren: string }): Promise<number> =>
  db.piece.count({ where: { demandeId: demande.id, siren: demande.siren, etat: { in: ['demandee', 'refusee'] } } })
