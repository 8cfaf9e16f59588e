import { type Acces, type Actor, accesOn } from '@/lib/access/actor'

/** Le titre sous lequel la personne regarde cette entreprise : administrateur d’abord, puis membre, puis délégation. */
export function titreOn(actor: Actor, siren: string): Acces | null {
  const titres = accesOn(actor, siren)
  return titres.find((t) => t.role === 'administrateur') ?? titres.find((t) => t.voie === 'membre') ?? titres[0] ?? null
}

/** Les couleurs d’une entreprise, par compte. */
export type Couleurs = Readonly<Record<string, number>> | null

/** La couleur de l’entreprise dans le compte par lequel la personne l’atteint ; 1 quand il n’y en a pas. */
export const couleurOf = (titre: Acces | null, couleurs: Couleurs): number => (titre ? (couleurs?.[titre.compteId] ?? 1) : 1)
