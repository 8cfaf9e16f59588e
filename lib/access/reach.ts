import type { Actor } from './actor'
import { UNIVERS, type Univers } from '@/lib/ground/univers'
import { grants } from './can'
import type { Right } from './rights'

/** Les SIREN sur lesquels la personne tient ce droit, dans au moins un univers. */
export const sirensOf = (actor: Actor, right: Right): string[] => [...new Set(actor.acces.filter((a) => grants(a, right)).flatMap((a) => a.sirens))]

/** Les univers que la personne atteint sur cette entreprise avec ce droit. */
export const universOf = (actor: Actor, right: Right, siren: string): Univers[] =>
  UNIVERS.filter((u) => actor.acces.some((a) => a.sirens.includes(siren) && grants(a, right, u)))

/** Un groupe d’entreprises atteintes dans les mêmes univers ; `null` : tous. */
export type Reach = { sirens: string[]; univers: Univers[] | null }

/**
 * Ce qu’un droit atteint, titre par titre : la seule définition du périmètre, dont viennent les filtres de Prisma
 * (`lib/data/reach-filter.ts`) et leur forme SQL (`lib/data/reach-sql.ts`). Sans titre, rien. La gestion n’a pas de titre : ses requêtes sont à elle.
 */
export function reachOf(actor: Actor, right: Right, siren?: string): Reach[] {
  const groupes = new Map<string, { univers: Univers[] | null; sirens: Set<string> }>()
  for (const acces of actor.acces.filter((a) => grants(a, right))) {
    const cle = acces.univers.join()
    const groupe = groupes.get(cle) ?? { univers: UNIVERS.every((u) => acces.univers.includes(u)) ? null : acces.univers, sirens: new Set<string>() }
    for (const s of acces.sirens) if (siren === undefined || s === siren) groupe.sirens.add(s)
    groupes.set(cle, groupe)
  }
  return [...groupes.values()].filter((g) => g.sirens.size > 0).map((g) => ({ sirens: [...g.sirens], univers: g.univers }))
}

/** Les comptes que la personne administre : leurs brouillons lui sont visibles. */
export const administered = (actor: Actor): string[] =>
  actor.acces.filter((a) => a.voie === 'membre' && a.role === 'administrateur').map((a) => a.compteId)
