import { PIECES } from '../decomptes'
import type { Answers, Field, PieceAttendue } from '../define'
import { isRupture, isTpt } from './champs'

export const piecesFields: Record<string, Field> = { pieces: PIECES }

/** Une pièce au plus (F3 : « TPT → attestation ») ; la date suffit à une reprise ordinaire. */
export function piecesReprise(r: Answers): PieceAttendue[] {
  if (isTpt(r))
    return [
      {
        cle: 'attestation_tpt',
        libelle: 'Attestation de temps partiel thérapeutique',
        pourquoi: 'Elle dit le temps travaillé et le salaire perdu. Sans motif médical.',
        requise: true,
      },
    ]
  if (isRupture(r))
    return [
      {
        cle: 'certificat_travail',
        libelle: 'Certificat de travail',
        pourquoi: 'Il dit le jour où le contrat de travail a fini.',
        requise: false,
      },
    ]
  return [
    {
      cle: 'attestation_reprise',
      libelle: 'Attestation de reprise',
      pourquoi: 'Celle que vous avez envoyée à la Sécurité sociale, si elle est prête.',
      requise: false,
    },
  ]
}
