/** Ce qui peut attendre une personne. */
export type TypeAFaire = 'piece' | 'correction' | 'message' | 'courrier' | 'brouillon' | 'delegation'

/** Les filtres des chips : messages et courriers se lisent ensemble. */
export const FILTRES_A_FAIRE = ['pieces', 'brouillons', 'lectures', 'delegations'] as const
export type FiltreAFaire = (typeof FILTRES_A_FAIRE)[number]

export const TYPES_DU_FILTRE = {
  pieces: ['piece', 'correction'],
  brouillons: ['brouillon'],
  lectures: ['message', 'courrier'],
  delegations: ['delegation'],
} as const satisfies Record<FiltreAFaire, readonly TypeAFaire[]>
