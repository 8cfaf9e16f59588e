/** Les trois univers de couverture, dans l’ordre où ils se montrent. */
export const UNIVERS = ['sante', 'prevoyance', 'retraite'] as const
export type Univers = (typeof UNIVERS)[number]
