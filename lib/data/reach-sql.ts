import 'server-only'
import { Prisma } from '@/lib/data/generated/client'
import type { Actor } from '../access/actor'
import type { Right } from '../access/rights'
import { administered, reachOf } from '../access/reach'

/**
 * « Dans cette liste », pour PostgreSQL : un tableau venu d’une sous-requête se cherche par l’index sans que chaque valeur pèse sur la planification,
 * et la requête préparée garde un plan quelle que soit la longueur.
 */
export const inSirens = (colonne: Prisma.Sql, sirens: readonly string[]): Prisma.Sql =>
  Prisma.sql`${colonne} = ANY ((SELECT ${[...sirens]}::bpchar[])::bpchar[])`

/**
 * Le périmètre de `lib/access/reach.ts`, en SQL, pour les lectures qui comptent ou rassemblent. Toutes les entreprises d’abord, par l’index ; puis, quand tous les
 * titres n’ont pas tous les univers, ce que chaque groupe retient : un OU seul ferait lire la table entière.
 * @param table l’alias de la table, qui porte `siren` et `univers`.
 */
export function reachSql(actor: Actor, right: Right, table: string, siren?: string): Prisma.Sql {
  const groupes = reachOf(actor, right, siren)
  if (groupes.length === 0) return Prisma.sql`false`
  const colonne = Prisma.raw(`${table}.siren`)
  const toutes = new Set(groupes.flatMap((g) => g.sirens))
  const place = siren === undefined ? inSirens(colonne, [...toutes]) : Prisma.sql`${colonne} = ${siren}::bpchar`
  const entieres = new Set(groupes.flatMap((g) => (g.univers ? [] : g.sirens)))
  if (entieres.size === toutes.size) return place
  const limites = groupes.flatMap(({ sirens, univers }) =>
    univers ? [Prisma.sql`(${inSirens(colonne, sirens)} AND ${Prisma.raw(table)}.univers = ANY (${univers}::"Univers"[]))`] : [],
  )
  const libre = Prisma.sql`NOT (${inSirens(
    colonne,
    [...toutes].filter((un) => !entieres.has(un)),
  )})`
  return Prisma.sql`(${place} AND (${Prisma.join(entieres.size > 0 ? [libre, ...limites] : limites, ' OR ')}))`
}

/** Le même pour les demandes, alias `d` : un brouillon n’est vu que de son auteur et des administrateurs du compte (décision 1). */
export const demandesSql = (actor: Actor, right: Right, siren?: string): Prisma.Sql =>
  Prisma.sql`(${reachSql(actor, right, 'd', siren)} AND (d.statut <> 'a_finaliser' OR d.auteur_id = ${actor.utilisateur.id}::uuid OR d.compte_id = ANY (${administered(actor)}::uuid[])))`
