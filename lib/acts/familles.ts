/** Les sortes d’événements que le journal d’un compte sait filtrer ; à part des schémas, le navigateur les charge. */
export const FAMILLES = ['acces', 'entreprises', 'demandes', 'brouillons', 'lectures', 'apercus', 'refus'] as const
export type Famille = (typeof FAMILLES)[number]
