import { administered, reachOf } from '@/lib/access/reach'
import type { Actor } from '@/lib/access/actor'
import type { Right } from '@/lib/access/rights'
import type { Univers } from '@/lib/ground/univers'
import { paddedList } from './padded-list'
import type { Prisma } from './prisma'

type ParUnivers = { siren: { in: string[] }; univers?: { in: Univers[] } }

/** Jamais `OR: []` : sous un `AND`, Prisma l’efface, et rien deviendrait tout. */
function filter(actor: Actor, right: Right, siren?: string): ParUnivers | { OR: ParUnivers[] } {
  const groupes = reachOf(actor, right, siren)
  const plusLongue = Math.max(...groupes.map(({ sirens }) => sirens.length))
  const parts = groupes.map(({ sirens, univers }) => ({
    siren: { in: paddedList(sirens, plusLongue) },
    ...(univers ? { univers: { in: univers } } : {}),
  }))
  const [seule = { siren: { in: [] } }] = parts
  return parts.length > 1 ? { OR: parts } : seule
}

/** Les contrats que la personne atteint avec ce droit. */
export const contratsOf = (actor: Actor, right: Right, siren?: string): Prisma.ContratWhereInput => filter(actor, right, siren)

/** Les courriers que la personne atteint avec ce droit. */
export const courriersOf = (actor: Actor, right: Right, siren?: string): Prisma.CourrierWhereInput => filter(actor, right, siren)

/**
 * Les demandes que la personne atteint avec ce droit. Un brouillon n’est vu que de son auteur et des administrateurs du compte
 * (décision 1 : pour un expert-comptable, du compte de son client).
 */
export const demandesOf = (actor: Actor, right: Right, siren?: string): Prisma.DemandeWhereInput => ({
  AND: [
    filter(actor, right, siren),
    { OR: [{ statut: { not: 'a_finaliser' } }, { auteurId: actor.utilisateur.id }, { compteId: { in: paddedList(administered(actor)) } }] },
  ],
})
