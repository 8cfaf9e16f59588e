import type { Answers, Field, PieceAttendue } from './define'

/** La question posée avant les pièces : les décomptes de la Sécurité sociale sont-ils là ? @param apres ce après quoi ils arrivent souvent. */
export const decomptesField = (apres: string): Field => ({
  kind: 'choice',
  label: 'Décomptes d’indemnités journalières de la CPAM ou de la MSA',
  // Joints, ils se voient à leur fichier ; annoncés, ils n’empêchent rien : c’est la réponse de la plupart.
  prefill: () => ({ raw: 'a_venir', source: 'saisie' }),
  info: `Ils arrivent souvent après ${apres}. Vous pouvez envoyer la demande sans eux et les ajouter ensuite.`,
  options: [
    { code: 'joints', libelle: 'Je les joins' },
    { code: 'a_venir', libelle: 'À venir', indice: 'Vous les joindrez à un message, sur la page de la demande' },
  ],
})

/** Les décomptes eux-mêmes, attendus tout de suite ou plus tard selon la réponse (domaine 6.5, « IJSS décomptes ★/à venir »). */
export const decomptesIj = (r: Answers): PieceAttendue => ({
  cle: 'decomptes_ij',
  libelle: 'Décomptes d’indemnités journalières (CPAM ou MSA)',
  pourquoi: 'Nos prestations complètent celles de la Sécurité sociale.',
  requise: typeof r.decomptes === 'string',
  plusTard: r.decomptes === 'a_venir',
})

/** Le dépôt des pièces. */
export const PIECES: Field = {
  kind: 'pieces',
  label: 'Pièces',
  indice: 'PDF, JPEG ou PNG, 10 Mo par fichier, 20 fichiers',
  info: 'Une photo nette suffit. Les pièces sont gardées chiffrées.',
}
