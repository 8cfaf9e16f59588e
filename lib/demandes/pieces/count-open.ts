import 'server-only'
import type { Db } from '@/lib/data/prisma'
import type { EtatInterne } from '@/lib/demandes/rules'
import { isComplete, nextEtat } from '@/lib/demandes/transitions'

type Ici = { id: string; siren: string }

/** Le nombre de pièces que le client doit encore. */
const countOpenPieces = (db: Db, demande: Ici): Promise<number> =>
  db.piece.count({ where: { demandeId: demande.id, siren: demande.siren, etat: { in: ['demandee', 'refusee'] } } })

/** Vrai quand cette demande attend, et que plus aucune pièce n’est ouverte. Seule une demande qui attend fait compter. */
export const isCompleteIn = async (db: Db, demande: Ici & { etat: EtatInterne }): Promise<boolean> =>
  nextEtat('completer', demande.etat) !== null && isComplete(demande.etat, await countOpenPieces(db, demande))
