import { decomptesField, decomptesIj, PIECES } from '../decomptes'
import type { Answers, Field, PieceAttendue } from '../define'

/** Ce qu’on demande avant les pièces. */
export const piecesFields: Record<string, Field> = {
  decomptes: decomptesField('la prolongation'),
  pieces: PIECES,
}

/** Les pièces d’une prolongation (F2 : « IJSS décomptes ★/à venir ») ; l’avis ne prouve rien de plus que la date, il est facultatif. */
export const piecesProlongation = (r: Answers): PieceAttendue[] => [
  decomptesIj(r),
  {
    cle: 'avis_prolongation',
    libelle: 'Avis de prolongation, volet 3 seulement',
    pourquoi: 'Celui de l’employeur, sans motif médical. Les volets 1 et 2 sont refusés.',
    requise: false,
  },
]
