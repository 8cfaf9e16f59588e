import type { Prisma } from '@/lib/data/prisma'
import type { Acces, Actor, Univers } from './actor'
import { grants } from './can'
import type { Right } from './rights'

const UNIVERS: readonly Univers[] = ['sante', 'prevoyance', 'retraite']

/** Les SIREN sur lesquels la personne tient ce droit, dans au moins un univers. */
export const sirensOf = (actor: Actor, right: Right): string[] => [...new Set(actor.acces.filter((a) => grants(a, right)).flatMap((a) => a.sirens))]

/** Les univers que la personne atteint sur cette entreprise avec ce droit. */
export const universOf = (actor: Actor, right: Right, siren: string): Univers[] =>
  UNIVERS.filter((u) => actor.acces.some((a) => a.sirens.includes(siren) && grants(a, right, u)))

type ParUnivers = { siren: { in: string[] }; univers?: { in: Univers[] } }

/**
 * Le filtre d’un objet qui porte un SIREN et un univers : l’union, titre par titre, de ce que ce droit atteint.
 * Sans titre, le filtre n’admet rien. La gestion n’a pas de titre : ses requêtes sont à elle.
 */
function reach(actor: Actor, right: Right, siren?: string): ParUnivers[] {
  const parUnivers = new Map<string, { univers: Univers[]; sirens: Set<string> }>()
  for (const acces of actor.acces.filter((a) => grants(a, right))) {
    const cle = acces.univers.join()
    const place = parUnivers.get(cle) ?? { univers: acces.univers, sirens: new Set<string>() }
    for (const s of acces.sirens) if (siren === undefined || s === siren) place.sirens.add(s)
    parUnivers.set(cle, place)
  }
  return [...parUnivers.values()]
    .filter((p) => p.sirens.size > 0)
    .map((p) => ({ siren: { in: [...p.sirens] }, ...(p.univers.length < UNIVERS.length ? { univers: { in: p.univers } } : {}) }))
}

const union = (parts: ParUnivers[]) => (parts.length === 1 && parts[0] ? parts[0] : { OR: parts })

/** Les contrats que la personne atteint avec ce droit. */
export const contratsOf = (actor: Actor, right: Right, siren?: string): Prisma.ContratWhereInput => union(reach(actor, right, siren))

/** Les courriers que la personne atteint avec ce droit. */
export const courriersOf = (actor: Actor, right: Right, siren?: string): Prisma.CourrierWhereInput => union(reach(actor, right, siren))

/**
 * Les demandes que la personne atteint avec ce droit. Un brouillon n’est vu que de son auteur et des administrateurs du compte
 * (décision 1 : pour un expert-comptable, du compte de son client).
 */
export const demandesOf = (actor: Actor, right: Right, siren?: string): Prisma.DemandeWhereInput => ({
  AND: [
    union(reach(actor, right, siren)),
    { OR: [{ statut: { not: 'a_finaliser' } }, { auteurId: actor.utilisateur.id }, { compteId: { in: administered(actor.acces) } }] },
  ],
})

const administered = (acces: Acces[]): string[] => acces.filter((a) => a.voie === 'membre' && a.role === 'administrateur').map((a) => a.compteId)
