import type { Answers, Field, PieceAttendue } from '../define'

/** Ce qu’on demande avant les pièces. */
export const piecesFields: Record<string, Field> = {
  decomptes: {
    kind: 'choice',
    label: 'Décomptes d’indemnités journalières de la CPAM ou de la MSA',
    info: 'Ils arrivent souvent après la prolongation. Vous pouvez envoyer la demande sans eux et les ajouter ensuite.',
    options: [
      { code: 'joints', libelle: 'Je les joins' },
      { code: 'a_venir', libelle: 'À venir', indice: 'Vous les joindrez à un message, sur la page de la demande' },
    ],
  },
  pieces: {
    kind: 'pieces',
    label: 'Pièces',
    indice: 'PDF, JPEG ou PNG, 10 Mo par fichier, 20 fichiers',
    info: 'Une photo nette suffit. Les pièces sont gardées chiffrées.',
  },
}

/** Les pièces d’une prolongation (F2 : « IJSS décomptes ★/à venir ») ; l’avis ne prouve rien de plus que la date, il est facultatif. */
export const piecesProlongation = (r: Answers): PieceAttendue[] => [
  {
    cle: 'decomptes_ij',
    libelle: 'Décomptes d’indemnités journalières (CPAM ou MSA)',
    pourquoi: 'Nos prestations complètent celles de la Sécurité sociale.',
    requise: typeof r.decomptes === 'string',
    plusTard: r.decomptes === 'a_venir',
  },
  {
    cle: 'avis_prolongation',
    libelle: 'Avis de prolongation, volet 3 seulement',
    pourquoi: 'Celui de l’employeur, sans motif médical. Les volets 1 et 2 sont refusés.',
    requise: false,
  },
]
