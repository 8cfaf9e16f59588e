import 'server-only'
import type { Acces, Actor, Univers } from '@/lib/access/actor'
import { grants } from '@/lib/access/can'
import type { Right } from '@/lib/access/rights'
import { Prisma } from '@/lib/data/generated/client'

const UNIVERS: readonly Univers[] = ['sante', 'prevoyance', 'retraite']

/**
 * Le filtre de `scope.ts`, en SQL, pour les lectures qui comptent ou rassemblent : une jointure sur les SIREN par groupe d’univers,
 * deux paramètres au plus par groupe. `= ANY` d’un long tableau ferait peser chaque SIREN sur la planification.
 * @param table l’alias de la table, qui porte `siren` et `univers`.
 */
export function reachSql(actor: Actor, right: Right, table: string, siren?: string): Prisma.Sql {
  const groupes = new Map<string, { univers: Univers[]; sirens: Set<string> }>()
  for (const acces of actor.acces.filter((a) => grants(a, right))) {
    const groupe = groupes.get(acces.univers.join()) ?? { univers: acces.univers, sirens: new Set<string>() }
    for (const s of acces.sirens) if (siren === undefined || s === siren) groupe.sirens.add(s)
    groupes.set(acces.univers.join(), groupe)
  }
  const alias = Prisma.raw(table)
  const parts = [...groupes.values()]
    .filter((g) => g.sirens.size > 0)
    .map((g) => {
      const place =
        g.sirens.size === 1
          ? Prisma.sql`${alias}.siren = ${[...g.sirens][0]}::bpchar`
          : Prisma.sql`${alias}.siren IN (SELECT unnest(${[...g.sirens]}::bpchar[]))`
      return g.univers.length < UNIVERS.length ? Prisma.sql`(${place} AND ${alias}.univers = ANY (${g.univers}::"Univers"[]))` : place
    })
  return parts.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(parts, ' OR ')})`
}

/** Le même pour les demandes : un brouillon n’est vu que de son auteur et des administrateurs du compte (décision 1). */
export function demandesSql(actor: Actor, right: Right, siren?: string): Prisma.Sql {
  const administres = actor.acces.filter((a: Acces) => a.voie === 'membre' && a.role === 'administrateur').map((a) => a.compteId)
  return Prisma.sql`(${reachSql(actor, right, 'd', siren)} AND (d.statut <> 'a_finaliser' OR d.auteur_id = ${actor.utilisateur.id}::uuid OR d.compte_id = ANY (${administres}::uuid[])))`
}
