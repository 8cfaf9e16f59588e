/** Ce qui peut attendre une personne. */
export type TypeAFaire = 'piece' | 'correction' | 'message' | 'courrier' | 'brouillon' | 'delegation' | 'document' | 'anomalie' | 'fiche' | 'echeance'

/** Les filtres des chips : messages et courriers se lisent ensemble. */
export const FILTRES_A_FAIRE = ['pieces', 'brouillons', 'lectures', 'documents', 'delegations', 'anomalies', 'fiches', 'echeances'] as const
export type FiltreAFaire = (typeof FILTRES_A_FAIRE)[number]

export const TYPES_DU_FILTRE = {
  pieces: ['piece', 'correction'],
  brouillons: ['brouillon'],
  lectures: ['message', 'courrier'],
  documents: ['document'],
  delegations: ['delegation'],
  anomalies: ['anomalie'],
  fiches: ['fiche'],
  echeances: ['echeance'],
} as const satisfies Record<FiltreAFaire, readonly TypeAFaire[]>
