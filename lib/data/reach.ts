import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { type Droits, type Groupe, type Reach, reach } from '@/lib/access/reach'
import type { Univers } from '@/lib/ground/univers'
import { Prisma } from './generated/client'
import { paddedList } from './padded-list'

type ParUnivers = { siren?: { in: string[] }; univers?: { in: Univers[] } }

/** Jamais `OR: []` : sous un `AND`, Prisma l’efface, et rien deviendrait tout. */
function filter(atteint: Reach): ParUnivers | { OR: ParUnivers[] } {
  if (atteint.voie === 'gestion') return atteint.siren === undefined ? {} : { siren: { in: [atteint.siren] } }
  const plusLongue = Math.max(...atteint.groupes.map(({ sirens }) => sirens.length))
  const parts = atteint.groupes.map(({ sirens, univers }) => ({
    siren: { in: paddedList(sirens, plusLongue) },
    ...(univers ? { univers: { in: [...univers] } } : {}),
  }))
  const [seule = { siren: { in: [] } }] = parts
  return parts.length > 1 ? { OR: parts } : seule
}

/** Les contrats que la personne atteint avec ce droit. */
export const contratsOf = (actor: Actor, droits: Droits, siren?: string): Prisma.ContratWhereInput => filter(reach(actor, droits, siren))

/** Les courriers que la personne atteint avec ce droit. */
export const courriersOf = (actor: Actor, droits: Droits, siren?: string): Prisma.CourrierWhereInput => filter(reach(actor, droits, siren))

/** Les entreprises à qui un document est adressé, que la personne atteint avec ce droit. */
export const adressesOf = (actor: Actor, droits: Droits, siren?: string): Prisma.DocumentAdresseWhereInput => filter(reach(actor, droits, siren))

/** Les lignes de fiches de paramétrage que la personne atteint avec ce droit. */
export const lignesFicheOf = (actor: Actor, droits: Droits, siren?: string): Prisma.LigneFicheDsnWhereInput => filter(reach(actor, droits, siren))

/** De même, ce que les fiches demandent de paramétrer. */
export const changementsFicheOf = (actor: Actor, droits: Droits, siren?: string): Prisma.ChangementFicheDsnWhereInput =>
  filter(reach(actor, droits, siren))

/** Les anomalies de comptes rendus que la personne atteint avec ce droit. */
export const anomaliesOf = (actor: Actor, droits: Droits, siren?: string): Prisma.AnomalieDsnWhereInput => filter(reach(actor, droits, siren))

/**
 * Les demandes que la personne atteint avec ce droit ; jeté, un brouillon n’en est plus (`corbeilleOf`). Un brouillon n’est vu que de son auteur et des administrateurs du compte
 * (décision 1 : pour un expert-comptable, du compte de son client) ; la gestion n’en voit aucun.
 */
export function demandesOf(actor: Actor, droits: Droits, siren?: string): Prisma.DemandeWhereInput {
  const atteint = reach(actor, droits, siren)
  const envoyee = { statut: { not: 'a_finaliser' } } as const
  if (atteint.voie === 'gestion') return { AND: [filter(atteint), envoyee] }
  return { AND: [filter(atteint), { OR: [envoyee, ...aSoi(atteint)] }, { jeteLe: null }] }
}

/** Les brouillons à la corbeille que la personne atteint : les siens, et ceux des comptes qu’elle administre. La gestion n’en voit aucun. */
export function corbeilleOf(actor: Actor, droits: Droits, siren?: string): Prisma.DemandeWhereInput {
  const atteint = reach(actor, droits, siren)
  if (atteint.voie === 'gestion') return { id: { in: [] } }
  return { AND: [filter(atteint), { OR: aSoi(atteint) }, { jeteLe: { not: null } }] }
}

/** De qui est un brouillon : de son auteur, sous le compte vu ; des administrateurs de son compte. */
const aSoi = ({ auteurId, auteurCompte, administres }: Exclude<Reach, { voie: 'gestion' }>): Prisma.DemandeWhereInput[] => [
  { auteurId, ...(auteurCompte === null ? {} : { compteId: auteurCompte }) },
  { compteId: { in: paddedList(administres) } },
]

/**
 * « Dans cette liste », pour PostgreSQL : un tableau venu d’une sous-requête se cherche par l’index sans que chaque valeur pèse sur la planification,
 * et la requête préparée garde un plan quelle que soit la longueur.
 */
export const inSirens = (colonne: Prisma.Sql, sirens: readonly string[]): Prisma.Sql =>
  Prisma.sql`${colonne} = ANY ((SELECT ${literalOf(sirens)}::bpchar[])::bpchar[])`

/** De même, pour des lignes qu’une autre condition a déjà trouvées : la liste est rangée une fois, au lieu d’être parcourue à chaque ligne. */
export const amongSirens = (colonne: Prisma.Sql, sirens: readonly string[]): Prisma.Sql =>
  Prisma.sql`${colonne} IN (SELECT unnest(${literalOf(sirens)}::bpchar[]))`

const literaux = new WeakMap<readonly string[], string>()

/** La liste telle que PostgreSQL lit un tableau : écrite une fois, et non valeur par valeur par Prisma puis par `pg`. */
function literalOf(sirens: readonly string[]): string {
  const deja = literaux.get(sirens)
  if (deja) return deja
  const liste = sirens.join()
  if (!/^[\d,]*$/.test(liste)) throw new Error('Un SIREN n’a que des chiffres.')
  const literal = `{${liste}}`
  literaux.set(sirens, literal)
  return literal
}

const isSiren = (colonne: Prisma.Sql, siren: string): Prisma.Sql => Prisma.sql`${colonne} = ${siren}::bpchar`

/**
 * Le même périmètre, en SQL, pour les lectures qui comptent ou rassemblent.
 * @param table l’alias de la table, qui porte `siren` et `univers`.
 */
export const reachSql = (actor: Actor, droits: Droits, table: string, siren?: string): Prisma.Sql => fragment(reach(actor, droits, siren), table)

function fragment(atteint: Reach, table: string): Prisma.Sql {
  const colonne = Prisma.raw(`${table}.siren`)
  if (atteint.voie === 'gestion') return atteint.siren === undefined ? Prisma.sql`true` : isSiren(colonne, atteint.siren)
  if (atteint.groupes.length === 0) return Prisma.sql`false`
  return parGroupes(atteint.groupes, table, colonne, atteint.siren)
}

/**
 * Toutes les entreprises d’abord, par l’index ; puis, quand tous les titres n’ont pas tous les univers, ce que chaque groupe retient : un OU seul
 * ferait lire la table entière.
 */
function parGroupes(groupes: readonly Groupe[], table: string, colonne: Prisma.Sql, siren: string | undefined): Prisma.Sql {
  const [seul, ...autres] = groupes
  if (seul?.univers === null && autres.length === 0) return siren === undefined ? inSirens(colonne, seul.sirens) : isSiren(colonne, siren)
  const toutes = new Set(groupes.flatMap((g) => g.sirens))
  const place = siren === undefined ? inSirens(colonne, [...toutes]) : isSiren(colonne, siren)
  const entieres = new Set(groupes.flatMap((g) => (g.univers ? [] : g.sirens)))
  if (entieres.size === toutes.size) return place
  const limites = groupes.flatMap(({ sirens, univers }) =>
    univers ? [Prisma.sql`(${inSirens(colonne, sirens)} AND ${Prisma.raw(table)}.univers = ANY (${univers}::"Univers"[]))`] : [],
  )
  const partielles = [...toutes].filter((un) => !entieres.has(un))
  const libre = Prisma.sql`NOT (${inSirens(colonne, partielles)})`
  return Prisma.sql`(${place} AND (${Prisma.join(entieres.size > 0 ? [libre, ...limites] : limites, ' OR ')}))`
}

/** Le même pour les demandes, alias `d` : de qui un brouillon est vu, comme `demandesOf`. */
export function demandesSql(actor: Actor, droits: Droits, siren?: string): Prisma.Sql {
  const atteint = reach(actor, droits, siren)
  const ici = fragment(atteint, 'd')
  if (atteint.voie === 'gestion') return Prisma.sql`(${ici} AND d.statut <> 'a_finaliser')`
  const deCeCompte = atteint.auteurCompte === null ? Prisma.sql`true` : Prisma.sql`d.compte_id = ${atteint.auteurCompte}::uuid`
  const sien = Prisma.sql`(d.auteur_id = ${atteint.auteurId}::uuid AND ${deCeCompte}) OR d.compte_id = ANY (${atteint.administres}::uuid[])`
  return Prisma.sql`(${ici} AND d.jete_le IS NULL AND (d.statut <> 'a_finaliser' OR ${sien}))`
}
