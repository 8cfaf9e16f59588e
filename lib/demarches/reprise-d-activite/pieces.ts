import { PIECES } from '../decomptes'
import type { Answers, Field, PieceAttendue } from '../define'
import { isTpt } from './champs'

export const piecesFields: Record<string, Field> = { pieces: PIECES }

/** Une pièce au plus (F3 : « TPT → attestation ») ; la date suffit à une reprise ordinaire. Son emplacement est le même quelle que soit la réponse d’à côté. */
export const piecesReprise = (r: Answers): PieceAttendue[] => [
  {
    cle: 'attestation_reprise',
    libelle: 'Attestation de reprise, ou de temps partiel thérapeutique',
    pourquoi: 'Obligatoire à temps partiel thérapeutique, sans motif médical. Après une rupture, le certificat de travail.',
    requise: isTpt(r),
  },
]
