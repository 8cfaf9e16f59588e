/** Ce qu’un formulaire du portail porte au plus : tant de noms différents, tant de valeurs. La porte du serveur et les actions lisent les mêmes bornes. */
export const FIELD_LIMITS = { names: 300, values: 5_000 } as const

/** Les signes d’une recherche : au-delà, le début seul est cherché. */
export const RECHERCHE_MAX = 100
