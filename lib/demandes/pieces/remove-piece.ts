import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { tenirBrouillon } from '@/lib/demandes/brouillon/acte'
import type { PieceVisee } from '@/lib/demandes/locate'
import { refused } from '@/lib/ground/errors'
import { coffreOwner } from './owner'
import { deleteStored } from './store'

/**
 * Retire une pièce d’un brouillon ; une pièce envoyée ne se retire jamais. La retirer deux fois ne fait rien de plus.
 * @returns où son fichier est gardé, à effacer une fois la transaction validée ; `null` quand il n’y en a pas.
 * @throws `refused` quand la demande vient d’être envoyée.
 */
export const removeIn = (db: Db, visit: Visit<'demande:deposer', PieceVisee>): Promise<string | null> =>
  tenirBrouillon(db, visit, async (tenu) => {
    if ('envoyee' in tenu) throw refused('Cette demande vient d’être envoyée\u00a0: ses pièces ne se retirent plus.')
    const ici = { id: visit.objet.pieceId, demandeId: tenu.brouillon.id, siren: tenu.brouillon.siren }
    const piece = await db.piece.findFirst({ where: ici, select: { cle: true, champ: true } })
    if (!piece) return null
    await db.piece.deleteMany({ where: ici })
    await tenu.fait('piece.retiree', { pieceId: ici.id, champ: piece.champ ?? '' })
    return piece.cle
  })

/** La même, seule, et son fichier avec elle. */
export async function removePiece(visit: Visit<'demande:deposer', PieceVisee>): Promise<void> {
  const cle = await command(removeIn)(visit)
  // Après la validation : une ligne sans fichier serait pire qu’un fichier sans ligne, que le balayage reprend.
  // Une copie de la base nomme les fichiers d’une autre : ils ne sont pas à elle.
  if (cle && (await coffreOwner()) !== 'autre') await deleteStored(cle)
}
