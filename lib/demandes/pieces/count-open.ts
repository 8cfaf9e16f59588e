import 'server-only'
import type { Db } from '@/lib/data/prisma'
import type { EtatInterne } from '@/lib/demandes/rules'
import { isComplete, nextEtat } from '@/lib/demandes/transitions'

type Ici = { id: string; siren: string }

/** Ce que le client doit encore : des pièces, une correction. */
async function countOpen(db: Db, { id: demandeId, siren }: Ici): Promise<number> {
  const pieces = await db.piece.count({ where: { demandeId, siren, etat: { in: ['demandee', 'refusee'] } } })
  return pieces + (await db.correction.count({ where: { demandeId, siren, etat: 'demandee' } }))
}

/** Vrai quand cette demande attend, et que plus rien n’est ouvert. Seule une demande qui attend fait compter. */
export const isCompleteIn = async (db: Db, demande: Ici & { etat: EtatInterne }): Promise<boolean> =>
  nextEtat('completer', demande.etat) !== null && isComplete(demande.etat, await countOpen(db, demande))
