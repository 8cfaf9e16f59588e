import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { typesDuJournal } from '@/lib/copy/journal'
import { administered } from '@/lib/access/reach'
import { contains, hasDigits } from '@/lib/data/sql/recherche'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { notFound } from '@/lib/ground/errors'
import type { JournalSearch } from './schema'

export const TAILLE_JOURNAL = 50
/** Les lignes d’un fichier CSV ; au-delà, il le dit. */
export const EXPORT_JOURNAL_MAX = 10_000

export type LigneJournal = {
  id: string
  type: string
  donnees: unknown
  acteurNom: string
  acteurId: string | null
  membreId: string | null
  delegationId: string | null
  siren: string | null
  raisonSociale: string | null
  numero: string | null
  objet: string | null
  creeLe: Date
}

type Recherche = Omit<JournalSearch, 'page'>

/** Les événements d’un compte que cette personne administre, et que la recherche retient. @throws `notFound` quand elle ne l’administre pas. */
function retained(actor: Actor, compteId: string, { q, famille, du, au }: Recherche): Prisma.Sql {
  if (!administered(actor).includes(compteId)) throw notFound()
  const E = Prisma.sql`e.siren`
  const mot = q
    ? Prisma.sql`(${contains(Prisma.sql`e.acteur_nom`, q)} OR ${contains(Prisma.sql`coalesce(x.raison_sociale, '')`, q)}
        OR ${hasDigits(Prisma.sql`coalesce(${E}, '')`, q)} OR coalesce(d.numero, '') = ${q.toUpperCase()})`
    : Prisma.sql`true`
  const depuis = du ? Prisma.sql`e.cree_le >= (${du}::date)::timestamp AT TIME ZONE 'Europe/Paris'` : Prisma.sql`true`
  const jusqua = au ? Prisma.sql`e.cree_le < (${au}::date + 1)::timestamp AT TIME ZONE 'Europe/Paris'` : Prisma.sql`true`
  return Prisma.sql`
    FROM evenement e LEFT JOIN entreprise x ON x.siren = e.siren LEFT JOIN demande d ON d.id = (e.donnees->>'demandeId')::uuid
    WHERE e.compte_id = ${compteId}::uuid AND e.type = ANY (${typesDuJournal(famille)}::text[]) AND ${depuis} AND ${jusqua} AND ${mot}`
}

const LIGNE = Prisma.sql`SELECT e.id::text, e.type, e.donnees, e.acteur_nom AS "acteurNom", e.acteur_id::text AS "acteurId", e.membre_id::text AS "membreId",
  e.delegation_id::text AS "delegationId", e.siren::text, x.raison_sociale AS "raisonSociale", d.numero, d.objet, e.cree_le AS "creeLe"`

/** Combien d’événements du compte la recherche retient. */
export async function countJournal(actor: Actor, db: Db, compteId: string, recherche: Recherche): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${retained(actor, compteId, recherche)}`
  return row?.total ?? 0
}

/** Une page du journal du compte, le plus récent d’abord. */
export const listJournal = (actor: Actor, db: Db, compteId: string, { page, ...recherche }: JournalSearch): Promise<LigneJournal[]> =>
  db.$queryRaw<LigneJournal[]>`${LIGNE} ${retained(actor, compteId, recherche)}
    ORDER BY e.cree_le DESC, e.rang DESC LIMIT ${TAILLE_JOURNAL} OFFSET ${(page - 1) * TAILLE_JOURNAL}`

/** Ce qu’en porte un fichier : toutes les pages, jusqu’à dix mille lignes. */
export const exportJournal = (actor: Actor, db: Db, compteId: string, recherche: Recherche): Promise<LigneJournal[]> =>
  db.$queryRaw<LigneJournal[]>`${LIGNE} ${retained(actor, compteId, recherche)} ORDER BY e.cree_le DESC, e.rang DESC LIMIT ${EXPORT_JOURNAL_MAX}`

/** Les noms que les phrases du journal disent : les membres du compte, partis compris, et ses cabinets. */
export type NomsJournal = { membres: Record<string, string>; cabinets: Record<string, string> }

/** Lit les noms des membres et des cabinets d’un compte que cette personne administre. */
export async function readNoms(actor: Actor, db: Db, compteId: string): Promise<NomsJournal> {
  if (!administered(actor).includes(compteId)) throw notFound()
  const membres = await db.membre.findMany({ where: { compteId }, select: { id: true, utilisateur: { select: { prenom: true, nom: true } } } })
  const cabinets = await db.delegation.findMany({ where: { compteId }, select: { id: true, cabinet: { select: { raisonSociale: true } } } })
  return {
    membres: Object.fromEntries(membres.map(({ id, utilisateur: { prenom, nom } }) => [id, `${prenom} ${nom}`])),
    cabinets: Object.fromEntries(cabinets.map(({ id, cabinet }) => [id, cabinet.raisonSociale])),
  }
}
