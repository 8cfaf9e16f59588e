import { decomptesField, decomptesIj, PIECES } from '../decomptes'
import type { Answers, Field, PieceAttendue } from '../define'
import { causeOf, isTpt } from './rules'

/** Ce qu’on demande avant les pièces. */
export const piecesFields: Record<string, Field> = {
  decomptes: decomptesField('l’arrêt'),
  ribConnu: {
    kind: 'yesno',
    label: 'Avons-nous déjà le RIB de l’entreprise\u00a0?',
    connu: (_, { ibanConnu }) => (typeof ibanConnu === 'boolean' ? { value: ibanConnu, source: ibanConnu ? 'demande' : 'saisie' } : null),
    when: (r: Answers) => r.rupture === false || r.subrogation === true,
    si: 'si l’entreprise est payée',
  },
  pieces: PIECES,
}

/**
 * Les pièces de l’arrêt (domaine, F1, « PJ »). L’employeur est payé tant que le contrat de travail dure, le salarié ensuite.
 * Les décomptes peuvent venir plus tard.
 */
export function piecesArret(r: Answers): PieceAttendue[] {
  const rupture = r.rupture === true
  const seulementSalarie = rupture && r.subrogation === false
  const pieces: (PieceAttendue | false)[] = [
    !seulementSalarie && {
      cle: 'rib',
      libelle: 'RIB de l’entreprise',
      pourquoi: 'Nous versons à l’employeur tant que le contrat de travail dure.',
      requise: r.ribConnu === false,
    },
    rupture && {
      cle: 'rib_salarie',
      libelle: 'RIB du salarié',
      pourquoi: 'Après la rupture du contrat de travail, nous le payons directement.',
      requise: true,
    },
    decomptesIj(r),
    {
      cle: 'attestation_salaire',
      libelle: 'Attestation de salaire',
      pourquoi: 'Celle envoyée à la Sécurité sociale\u00a0: elle évite une question.',
      requise: false,
    },
    r.salairesFournis === 'bulletins' && {
      cle: 'bulletins',
      libelle: String(r.modeSalaires).endsWith('_3') ? 'Bulletins des 3 mois' : 'Bulletins des 12 mois',
      pourquoi: 'Ils remplacent le tableau des salaires.',
      requise: true,
    },
    {
      cle: 'avis_arret',
      libelle: 'Avis d’arrêt, volet 3 seulement',
      pourquoi: 'Celui de l’employeur, sans motif médical. Les volets 1 et 2 sont refusés.',
      requise: false,
    },
    (causeOf(r) === 'accident_travail' || causeOf(r) === 'accident_trajet') && {
      cle: 'declaration_at',
      libelle: 'Déclaration d’accident du travail ou de trajet',
      pourquoi: 'Celle que vous avez envoyée à la CPAM sous 48 heures.',
      requise: false,
    },
    isTpt(r) && {
      cle: 'attestation_tpt',
      libelle: 'Attestation mensuelle de temps partiel thérapeutique',
      pourquoi: 'Elle dit le salaire versé et le salaire perdu.',
      requise: false,
    },
    r.tiers === true && {
      cle: 'proces_verbal',
      libelle: 'Procès-verbal ou déclaration d’accident',
      pourquoi: 'Pour le recours contre le tiers responsable.',
      requise: false,
    },
  ]
  return pieces.filter((piece) => piece !== false)
}
