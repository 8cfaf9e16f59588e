/** Les cinq statuts que voit le client, dans l’ordre de la vie d’une demande. */
export const STATUTS = ['a_finaliser', 'envoyee', 'en_attente', 'en_cours', 'traitee'] as const
export type Statut = (typeof STATUTS)[number]

/** Ce par quoi la liste se trie ; `activite`, la dernière touchée d’abord, est l’ordre ordinaire. */
export const TRIS_DEMANDES = ['activite', 'demande', 'entreprise', 'statut', 'numero'] as const
export type TriDemandes = (typeof TRIS_DEMANDES)[number]
