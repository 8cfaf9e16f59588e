import type { Actor } from '@/lib/access/actor'
import { isoDay } from '@/lib/ground/date'
import type { Nouveaute, Public } from './ecrans'

/** À qui parle la présentation : le titre le plus fort de la personne ; `null` pour qui n’a pas encore d’entreprise, ou est de la gestion. */
export function publicOf({ acces, gestion }: Pick<Actor, 'acces' | 'gestion'>): Public | null {
  if (gestion || acces.length === 0) return null
  if (acces.some(({ role }) => role === 'administrateur')) return 'administrateur'
  return acces.some(({ voie }) => voie === 'membre') ? 'collaborateur' : 'expert_comptable'
}

/** Ce que quelqu’un a vu : chaque entrée, et quand. */
export type Vues = readonly { entree: string; vueLe: Date }[]

/** Sous quel nom se garde la présentation même. */
export const PRESENTATION = 'presentation'

/** Ce qu’il reste à montrer : tout, à qui n’a rien vu ; sinon ce qui est neuf depuis qu’il l’a vue, et qu’il n’a pas encore fermé. */
export function remaining(
  vues: Vues,
  nouveautes: readonly Nouveaute[],
  pour: Public,
): { tout: true } | { tout: false; neuves: Nouveaute[]; depuis: Date } {
  const premiere = vues.find(({ entree }) => entree === PRESENTATION)
  if (!premiere) return { tout: true }
  const jour = isoDay(premiere.vueLe)
  const neuves = nouveautes.filter(({ cle, le, publics }) => le > jour && publics.includes(pour) && !vues.some(({ entree }) => entree === cle))
  return { tout: false, neuves, depuis: premiere.vueLe }
}
