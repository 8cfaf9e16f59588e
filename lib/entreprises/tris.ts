/** Les colonnes qui trient « Gestion des entreprises » ; à part des schémas, le navigateur les charge. */
export const TRIS_ENTREPRISES = ['entreprise', 'demandes', 'ajoutee'] as const
export type TriEntreprises = (typeof TRIS_ENTREPRISES)[number]
