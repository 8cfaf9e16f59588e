import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { contextOf, openForWrite } from '@/lib/demandes/brouillon/touch-brouillon'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/acts/record'
import { refused } from '@/lib/ground/errors'
import type { Lieu } from './queries'
import { deleteStored } from './store'

/**
 * Retire une pièce d’un brouillon ; une pièce envoyée ne se retire jamais. La retirer deux fois ne fait rien de plus.
 * @throws `notFound`, ou `refused` quand la demande vient d’être envoyée.
 */
export async function removePiece(actor: Actor, lieu: Lieu, id: string): Promise<void> {
  const cle = await asActor(actor, async (db) => {
    const trouve = await openForWrite(actor, db, lieu.siren, lieu.demandeId)
    if ('envoyee' in trouve) throw refused('Cette demande vient d’être envoyée : ses pièces ne se retirent plus.')
    const ici = { id, demandeId: lieu.demandeId, siren: lieu.siren }
    const piece = await db.piece.findFirst({ where: ici, select: { cle: true, champ: true } })
    if (!piece) return null
    await db.piece.deleteMany({ where: ici })
    await record(db, actor, 'piece.retiree', { demandeId: lieu.demandeId, pieceId: id, champ: piece.champ ?? '' }, contextOf(trouve.brouillon))
    return piece.cle
  })
  // Après la validation : une ligne sans fichier serait pire qu’un fichier sans ligne, que le balayage reprend.
  if (cle) await deleteStored(cle)
}
