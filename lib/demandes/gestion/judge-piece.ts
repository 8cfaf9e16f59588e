import 'server-only'
import type { z } from 'zod'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { addDays, dayAt, isoDay } from '@/lib/ground/date'
import { invalid, notFound, refused } from '@/lib/ground/errors'
import { acte, type Visee } from '../acte'
import { JOURS_PIECE } from '../rules'
import type { FaitGestion } from '../transitions'
import type { JugerForm } from './schema'

/**
 * Valide ou refuse une pièce reçue. Refusée, elle est de nouveau attendue du client, avec son motif.
 * @throws `notFound` ; `invalide` sans motif de refus ; `refused` quand elle est déjà jugée.
 */
export function judgePieceIn(
  db: Db,
  visit: Visit<'gestion:traiter', Visee>,
  { piece: id, verdict, motif }: Omit<z.output<typeof JugerForm>, 'numero'>,
): Promise<FaitGestion> {
  const suite = verdict === 'valider' ? 'valider_piece' : 'refuser_piece'
  return acte(db, visit, suite, async ({ demande: { id: demandeId, siren, numero }, fait }) => {
    // Ce qui est joint à un message n’est pas une pièce que l’on juge.
    const ici = { id, demandeId, siren, messageId: null }
    const piece = await db.piece.findFirst({ where: ici, select: { etat: true, demandeeLe: true, echeanceLe: true } })
    if (!piece) throw notFound()
    if (piece.etat !== 'recue') throw refused('Cette pièce est déjà jugée, ou n’est pas encore arrivée. Rechargez la page.')
    if (verdict === 'refuser' && !motif) throw invalid({ motif: 'Dites au client ce qui ne va pas, par exemple « la page 2 manque ».' })
    if (verdict === 'valider') {
      await db.piece.update({ where: { id }, data: { etat: 'validee' }, select: { id: true } })
      await fait('piece.validee', { pieceId: id })
    } else {
      const aujourdhui = isoDay(maintenant())
      const delai = dayAt(addDays(aujourdhui, JOURS_PIECE))
      const echeanceLe = piece.echeanceLe && isoDay(piece.echeanceLe) > aujourdhui ? piece.echeanceLe : delai
      const demandeeLe = piece.demandeeLe ?? maintenant()
      await db.piece.update({ where: { id }, data: { etat: 'refusee', motif: motif ?? null, demandeeLe, echeanceLe }, select: { id: true } })
      await fait('piece.refusee', { pieceId: id })
    }
    return { numero, suite }
  })
}
export const judgePiece = command(judgePieceIn)
