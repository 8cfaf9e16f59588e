import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { etapeNom } from '@/lib/demarches/registre'
import { type Couleurs, couleurOf } from '@/lib/entreprises/couleur'
import { titreOn } from '@/lib/access/titre'
import { shorten } from '@/lib/ground/shorten'
import { pageOf } from '@/lib/ground/pages'
import { demandesSql } from '@/lib/data/reach'
import { entamee, notifiees, piecesAttendues } from '@/lib/data/sql/demande'
import { couleurs, raisonSociale } from '@/lib/data/sql/entreprise'
import { contains, hasDigits } from '@/lib/data/sql/recherche'
import type { DemandesSearch, RechercheDemandes } from './schema'
import type { Statut, TriDemandes } from './tris'

export const TAILLE_DEMANDES = 25
/** Les signes que montre une ligne du dernier message. */
const EXTRAIT = 80

export type LigneDemande = {
  id: string
  numero: string | null
  siren: string
  raisonSociale: string
  couleur: number
  objet: string
  statut: Statut
  issue: Issue | null
  /** Le nom de celle où un brouillon s’est arrêté. */
  etape: string | null
  auteurNom: string
  modifieLe: Date
  echeance: Date | null
  expireLe: Date | null
  pieces: number
  nonLue: boolean
  dernierPar: string | null
  dernierTexte: string | null
}
export type Issue = 'acceptee' | 'refusee' | 'sans_suite' | 'transferee' | 'annulee'

export type ComptesDemandes = { toutes: number; nonLues: number; aCompleter: number; retenues: number; parStatut: Partial<Record<Statut, number>> }

const SIREN = Prisma.sql`d.siren`
const aMoi = (actor: Actor) => Prisma.sql`(d.id IN ${notifiees(actor)})`

/** Combien de demandes sous chaque onglet, et combien conviennent à la recherche. */
export async function countDemandes(actor: Actor, db: Db, search: RechercheDemandes, siren?: string): Promise<ComptesDemandes> {
  const [row] = await db.$queryRaw<(Omit<ComptesDemandes, 'parStatut'> & { parStatut: ComptesDemandes['parStatut'] | null })[]>`
    WITH x AS (
      SELECT d.statut, ${aMoi(actor)} AS non_lue, ${wanted(actor, search)} AS retenue
      FROM demande d WHERE ${demandesSql(actor, 'demande:lire', siren)} AND ${entamee})
    SELECT (SELECT json_object_agg(t.statut, t.n) FROM (SELECT statut, count(*) AS n FROM x GROUP BY 1) t) AS "parStatut",
      count(*)::int AS toutes, (count(*) FILTER (WHERE x.non_lue))::int AS "nonLues",
      (count(*) FILTER (WHERE x.statut = 'en_attente'))::int AS "aCompleter", (count(*) FILTER (WHERE x.retenue))::int AS retenues
    FROM x`
  return row ? { ...row, parStatut: row.parStatut ?? {} } : { toutes: 0, nonLues: 0, aCompleter: 0, retenues: 0, parStatut: {} }
}

/** Une page de demandes, la dernière touchée en tête, avec le dernier message et les pièces attendues. */
export async function listDemandes(actor: Actor, db: Db, search: RechercheDemandes, page: number, siren?: string): Promise<LigneDemande[]> {
  const rows = await db.$queryRaw<(Omit<LigneDemande, 'couleur'> & { couleurs: Couleurs })[]>`
    SELECT d.id, d.numero, d.siren, d.objet, d.statut::text, d.issue::text, d.demarche || '/' || d.etape AS etape, d.auteur_nom AS "auteurNom",
      d.modifie_le AS "modifieLe", d.expire_le AS "expireLe", d.non_lue AS "nonLue",
      coalesce(p.echeance, d.echeance_le) AS echeance, coalesce(p.nombre, 0) AS pieces,
      m.auteur_nom AS "dernierPar", left(m.corps, 200) AS "dernierTexte",
      ${raisonSociale(SIREN)} AS "raisonSociale", ${couleurs(SIREN)} AS couleurs
    FROM (SELECT d.*, ${aMoi(actor)} AS non_lue FROM demande d
      WHERE ${demandesSql(actor, 'demande:lire', siren)} AND ${entamee} AND ${wanted(actor, search)}
      ORDER BY ${orderOf(search)}, d.id LIMIT ${TAILLE_DEMANDES} OFFSET ${(page - 1) * TAILLE_DEMANDES}) d
    LEFT JOIN LATERAL (${piecesAttendues()}) p ON true
    LEFT JOIN LATERAL (
      SELECT m.auteur_nom, m.corps FROM message m
      WHERE m.demande_id = d.id AND m.siren = d.siren AND m.cote <> 'systeme' ORDER BY m.envoye_le DESC LIMIT 1) m ON true
    ORDER BY ${orderOf(search)}, d.id`
  return rows.map(({ couleurs: parCompte, ...row }) => ({
    ...row,
    etape: etapeNom(row.etape),
    dernierTexte: row.dernierTexte ? shorten(row.dernierTexte, EXTRAIT) : null,
    couleur: couleurOf(titreOn(actor, row.siren), parCompte),
  }))
}

/**
 * « Mes demandes » : les comptes, la page où l’on est, et ses lignes. Lues ensemble ; une page au-delà de la dernière est relue à la dernière.
 * @param siren une seule entreprise, sinon toutes.
 */
export async function readDemandes(actor: Actor, db: Db, search: DemandesSearch, siren?: string) {
  const [comptes, demandees] = await Promise.all([countDemandes(actor, db, search, siren), listDemandes(actor, db, search, search.page, siren)])
  const ici = pageOf(comptes.retenues, search.page, TAILLE_DEMANDES)
  return { comptes, ici, demandes: ici.page === search.page ? demandees : await listDemandes(actor, db, search, ici.page, siren) }
}

const ORDRES = {
  activite: Prisma.sql`d.modifie_le`,
  demande: Prisma.sql`d.objet COLLATE "fr-x-icu"`,
  entreprise: Prisma.sql`${raisonSociale(SIREN)} COLLATE "fr-x-icu"`,
  statut: Prisma.sql`d.statut`,
  numero: Prisma.sql`d.numero`,
} as const satisfies Record<TriDemandes, Prisma.Sql>

/** L’ordre demandé ; à égalité, la dernière touchée d’abord. Celui de l’activité est celui d’un index : la page n’en lit que ses lignes. */
function orderOf({ tri = 'activite', sens = 'desc' }: RechercheDemandes): Prisma.Sql {
  const sensSql = sens === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC`
  return tri === 'activite' ? Prisma.sql`d.modifie_le ${sensSql}` : Prisma.sql`${ORDRES[tri]} ${sensSql} NULLS LAST, d.modifie_le DESC`
}

function wanted(actor: Actor, { onglet, statut, univers, q }: RechercheDemandes): Prisma.Sql {
  const parts = [Prisma.sql`true`]
  if (onglet === 'non-lues') parts.push(aMoi(actor))
  if (onglet === 'a-completer') parts.push(Prisma.sql`d.statut = 'en_attente'`)
  if (univers) parts.push(Prisma.sql`d.univers = ${univers}::"Univers"`)
  if (statut) parts.push(Prisma.sql`d.statut = ${statut}::"StatutDemande"`)
  if (q) {
    const message = Prisma.sql`SELECT 1 FROM message m WHERE m.demande_id = d.id AND m.siren = d.siren AND ${contains(Prisma.sql`m.corps`, q)}`
    parts.push(
      Prisma.sql`(${contains(Prisma.sql`concat_ws(' ', d.numero, d.objet, d.auteur_nom)`, q)} OR ${hasDigits(SIREN, q)} OR EXISTS (${message}))`,
    )
  }
  return Prisma.join(parts, ' AND ')
}
