/** Les cinq statuts que voit le client, dans l’ordre de la vie d’une demande. */
export const STATUTS = ['a_finaliser', 'envoyee', 'en_attente', 'en_cours', 'traitee'] as const
export type Statut = (typeof STATUTS)[number]

/** Le statut tel qu’il se dit : une demande annulée par son auteur est close sans avoir été traitée. */
export const STATUTS_DITS = [...STATUTS, 'annulee'] as const
export type StatutDit = (typeof STATUTS_DITS)[number]

/** Ce que dit une demande close, d’après son issue. */
export const saidStatut = ({ statut, issue }: { statut: Statut; issue: string | null }): StatutDit => (issue === 'annulee' ? 'annulee' : statut)

/** Depuis combien de mois date le dernier échange de ce que l’on cherche. */
export const PERIODES = ['1', '3', '12'] as const
export type Periode = (typeof PERIODES)[number]

/** Ce par quoi la liste se trie ; `activite`, la dernière touchée d’abord, est l’ordre ordinaire. */
export const TRIS_DEMANDES = ['activite', 'demande', 'entreprise', 'statut', 'numero'] as const
export type TriDemandes = (typeof TRIS_DEMANDES)[number]
export const isTriDemandes = (id: string): id is TriDemandes => TRIS_DEMANDES.some((tri) => tri === id)

/** Le sens que prend un tri à la pression : du plus petit au plus grand d’abord, sauf l’échange, du plus récent au plus ancien. @param sens celui d’ici. */
export function nextSens(tri: TriDemandes, sens: 'asc' | 'desc' | null): 'asc' | 'desc' {
  if (sens === null) return tri === 'activite' ? 'desc' : 'asc'
  return sens === 'asc' ? 'desc' : 'asc'
}

/** Le salarié qu’aucune demande ne connaît par ce numéro. */
export const SALARIE_INCONNU = 'aucun'
