import type { Acces } from '@/lib/access/actor'

/** Les couleurs d’une entreprise, par compte. */
export type Couleurs = Readonly<Record<string, number>> | null

/** La couleur de l’entreprise dans le compte par lequel la personne l’atteint ; 1 quand il n’y en a pas. */
export const couleurOf = (titre: Acces | null, couleurs: Couleurs): number => (titre ? (couleurs?.[titre.compteId] ?? 1) : 1)
