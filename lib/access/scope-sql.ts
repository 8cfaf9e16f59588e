import 'server-only'
import { Prisma } from '@/lib/data/generated/client'
import type { Actor } from './actor'
import type { Right } from './rights'
import { administered, reachOf } from './scope'

/**
 * Le périmètre de `scope.ts`, en SQL, pour les lectures qui comptent ou rassemblent.
 * `= ANY` d’un long tableau ferait peser chaque SIREN sur la planification : une sous-requête par groupe d’univers.
 * @param table l’alias de la table, qui porte `siren` et `univers`.
 */
export function reachSql(actor: Actor, right: Right, table: string, siren?: string): Prisma.Sql {
  const alias = Prisma.raw(table)
  const parts = reachOf(actor, right, siren).map(({ sirens, univers }) => {
    const place =
      siren !== undefined ? Prisma.sql`${alias}.siren = ${siren}::bpchar` : Prisma.sql`${alias}.siren IN (SELECT unnest(${sirens}::bpchar[]))`
    return univers ? Prisma.sql`(${place} AND ${alias}.univers = ANY (${univers}::"Univers"[]))` : place
  })
  return parts.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(parts, ' OR ')})`
}

/** Le même pour les demandes, alias `d` : un brouillon n’est vu que de son auteur et des administrateurs du compte (décision 1). */
export const demandesSql = (actor: Actor, right: Right, siren?: string): Prisma.Sql =>
  Prisma.sql`(${reachSql(actor, right, 'd', siren)} AND (d.statut <> 'a_finaliser' OR d.auteur_id = ${actor.utilisateur.id}::uuid OR d.compte_id = ANY (${administered(actor)}::uuid[])))`
