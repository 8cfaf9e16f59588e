import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { etapeNom, titreOf } from '@/lib/demarches/registre'
import { type Couleurs, couleurOf } from '@/lib/entreprises/couleur'
import { titreOn } from '@/lib/access/titre'
import { shorten } from '@/lib/ground/shorten'
import { pageOf } from '@/lib/ground/pages'
import type { Univers } from '@/lib/ground/univers'
import { demandesSql, inSirens } from '@/lib/data/reach'
import { entamee, piecesAttendues } from '@/lib/data/sql/demande'
import { couleurs, raisonSociale } from '@/lib/data/sql/entreprise'
import { nameSalarie } from './find-salarie'
import { aCompleter, aMoi, DIT, repond, underTab, wanted } from './recherche'
import type { DemandesSearch, RechercheDemandes } from './schema'
import type { Statut, StatutDit, TriDemandes } from './tris'

export const TAILLE_DEMANDES = 25
/** Les signes que montre une ligne du dernier message. */
const EXTRAIT = 90
/** Les entreprises que propose le filtre : celles qui ont le plus de demandes ; les autres se cherchent par leur nom. */
export const ENTREPRISES_PROPOSEES = 10
/** Les auteurs que propose le filtre : ceux qui en ont fait le plus. */
export const AUTEURS_PROPOSES = 10

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
  gestionnaireNom: string | null
  modifieLe: Date
  echeance: Date | null
  expireLe: Date | null
  pieces: number
  /** Faux : la personne lit sans pouvoir répondre, rien n’y attend d’elle. */
  agir: boolean
  nonLue: boolean
  dernierPar: string | null
  dernierTexte: string | null
}
export type Issue = 'acceptee' | 'refusee' | 'sans_suite' | 'transferee' | 'annulee'

/** Ce que proposent les filtres : combien de demandes de l’onglet ont chaque valeur. */
export type Facettes = {
  statut: Partial<Record<StatutDit, number>>
  univers: Partial<Record<Univers, number>>
  demarche: { slug: string; titre: string; nombre: number }[]
  entreprise: { siren: string; raisonSociale: string; nombre: number }[]
  auteur: { id: string; nom: string; nombre: number }[]
}
export type ComptesDemandes = { toutes: number; nonLues: number; aCompleter: number; brouillons: number; retenues: number }

const SIREN = Prisma.sql`d.siren`

type Comptees = ComptesDemandes & {
  parStatut: Facettes['statut'] | null
  parUnivers: Facettes['univers'] | null
  parDemarche: Record<string, number> | null
  parEntreprise: Facettes['entreprise'] | null
  parAuteur: Facettes['auteur'] | null
}

/** Combien de demandes sous chaque onglet, combien conviennent à la recherche, et ce que les filtres proposent. */
export async function countDemandes(
  actor: Actor,
  db: Db,
  search: RechercheDemandes,
  siren?: string,
): Promise<{ comptes: ComptesDemandes; facettes: Facettes }> {
  const entreprises =
    siren === undefined
      ? Prisma.sql`(SELECT json_agg(t) FROM (
          SELECT y.siren, e.raison_sociale AS "raisonSociale", y.nombre
          FROM (SELECT x.siren, count(*)::int AS nombre FROM x WHERE x.ici GROUP BY 1
            ORDER BY ${inSirens(Prisma.sql`x.siren`, search.entreprise ?? [])} DESC, 2 DESC, 1 LIMIT ${ENTREPRISES_PROPOSEES}) y
          JOIN entreprise e ON e.siren = y.siren ORDER BY e.raison_sociale COLLATE "fr-x-icu") t)`
      : Prisma.sql`NULL::json`
  const [row] = await db.$queryRaw<Comptees[]>`
    WITH x AS (
      SELECT d.siren, d.univers::text, d.demarche, d.auteur_id, d.auteur_nom, ${DIT} AS statut, ${aMoi(actor)} AS non_lue, ${aCompleter(actor, siren)} AS a_completer,
        ${underTab(actor, search, siren)} AS ici, ${wanted(actor, search, siren)} AS retenue
      FROM demande d WHERE ${demandesSql(actor, 'demande:lire', siren)} AND ${entamee})
    SELECT (SELECT json_object_agg(t.statut, t.n) FROM (SELECT statut, count(*) AS n FROM x WHERE x.ici GROUP BY 1) t) AS "parStatut",
      (SELECT json_object_agg(t.univers, t.n) FROM (SELECT univers, count(*) AS n FROM x WHERE x.ici GROUP BY 1) t) AS "parUnivers",
      (SELECT json_object_agg(t.demarche, t.n) FROM (SELECT demarche, count(*) AS n FROM x WHERE x.ici GROUP BY 1) t) AS "parDemarche",
      ${entreprises} AS "parEntreprise",
      (SELECT json_agg(t) FROM (SELECT x.auteur_id AS id, max(x.auteur_nom) AS nom, count(*)::int AS nombre FROM x WHERE x.ici GROUP BY 1
        ORDER BY x.auteur_id = ANY (${[...(search.auteur ?? [])]}::uuid[]) DESC, 3 DESC, 2 LIMIT ${AUTEURS_PROPOSES}) t) AS "parAuteur",
      count(*)::int AS toutes, (count(*) FILTER (WHERE x.non_lue))::int AS "nonLues",
      (count(*) FILTER (WHERE x.a_completer))::int AS "aCompleter",
      (count(*) FILTER (WHERE x.statut = 'a_finaliser'))::int AS brouillons, (count(*) FILTER (WHERE x.retenue))::int AS retenues
    FROM x`
  const { parStatut, parUnivers, parDemarche, parEntreprise, parAuteur, ...comptes } = row ?? AUCUNE
  return {
    comptes,
    facettes: {
      statut: parStatut ?? {},
      univers: parUnivers ?? {},
      demarche: Object.entries(parDemarche ?? {})
        .map(([slug, nombre]) => ({ slug, titre: titreOf(slug), nombre }))
        .sort((a, b) => b.nombre - a.nombre || a.titre.localeCompare(b.titre, 'fr')),
      entreprise: parEntreprise ?? [],
      auteur: parAuteur ?? [],
    },
  }
}

const AUCUNE: Comptees = {
  toutes: 0,
  nonLues: 0,
  aCompleter: 0,
  brouillons: 0,
  retenues: 0,
  parStatut: null,
  parUnivers: null,
  parDemarche: null,
  parEntreprise: null,
  parAuteur: null,
}

/** Une page de demandes, la dernière touchée en tête, avec le dernier message et les pièces attendues. */
export async function listDemandes(actor: Actor, db: Db, search: RechercheDemandes, page: number, siren?: string): Promise<LigneDemande[]> {
  const rows = await db.$queryRaw<(Omit<LigneDemande, 'couleur'> & { couleurs: Couleurs })[]>`
    SELECT d.id, d.numero, d.siren, d.objet, d.statut::text, d.issue::text, d.demarche || '/' || d.etape AS etape, d.auteur_nom AS "auteurNom",
      d.gestionnaire_nom AS "gestionnaireNom", d.modifie_le AS "modifieLe", d.expire_le AS "expireLe", d.non_lue AS "nonLue", d.agir,
      CASE d.statut WHEN 'en_attente' THEN coalesce(p.echeance, d.echeance_le) END AS echeance, coalesce(p.nombre, 0) AS pieces,
      m.auteur_nom AS "dernierPar", left(m.corps, 200) AS "dernierTexte",
      ${raisonSociale(SIREN)} AS "raisonSociale", ${couleurs(SIREN)} AS couleurs
    FROM (SELECT d.*, ${aMoi(actor)} AS non_lue, ${repond(actor, siren)} AS agir FROM demande d
      WHERE ${demandesSql(actor, 'demande:lire', siren)} AND ${entamee} AND ${wanted(actor, search, siren)}
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
 * « Mes demandes » : les comptes, les filtres, la page où l’on est, et ses lignes. Lues ensemble ; une page au-delà de la dernière est relue à la dernière.
 * @param siren une seule entreprise, sinon toutes.
 */
export async function readDemandes(actor: Actor, db: Db, search: DemandesSearch, siren?: string) {
  const [{ comptes, facettes }, demandees, salarie] = await Promise.all([
    countDemandes(actor, db, search, siren),
    listDemandes(actor, db, search, search.page, siren),
    search.salarie ? nameSalarie(actor, db, search.salarie, siren) : null,
  ])
  const ici = pageOf(comptes.retenues, search.page, TAILLE_DEMANDES)
  return { comptes, facettes, ici, salarie, demandes: ici.page === search.page ? demandees : await listDemandes(actor, db, search, ici.page, siren) }
}

/** Une demande, telle que l’écrit le fichier CSV : ni message, ni rien de ce qui a été répondu. */
export type DemandeExportee = {
  numero: string | null
  objet: string
  raisonSociale: string
  siren: string
  univers: Univers
  demarche: string
  statut: Statut
  issue: Issue | null
  pieces: number
  libelles: string | null
  echeance: Date | null
  expireLe: Date | null
  agir: boolean
  auteurNom: string
  gestionnaireNom: string | null
  envoyeeLe: Date | null
  modifieLe: Date
}

/** Les lignes qu’un fichier porte ; au-delà, il le dit et la recherche se réduit. */
export const EXPORT_MAX = 10_000

/** Toutes les demandes de cette recherche, dans son ordre, et combien elles sont. */
export async function exportDemandes(actor: Actor, db: Db, search: RechercheDemandes, siren?: string) {
  const { comptes } = await countDemandes(actor, db, search, siren)
  const rows = await db.$queryRaw<DemandeExportee[]>`
    SELECT d.numero, d.objet, d.siren, d.univers::text, d.demarche, d.statut::text, d.issue::text, ${repond(actor, siren)} AS agir,
      coalesce(p.nombre, 0) AS pieces, p.libelles, coalesce(p.echeance, d.echeance_le) AS echeance, d.expire_le AS "expireLe",
      d.auteur_nom AS "auteurNom", d.gestionnaire_nom AS "gestionnaireNom", d.envoyee_le AS "envoyeeLe", d.modifie_le AS "modifieLe",
      ${raisonSociale(SIREN)} AS "raisonSociale"
    FROM demande d LEFT JOIN LATERAL (${piecesAttendues(Prisma.sql`d.statut = 'en_attente'`)}) p ON true
    WHERE ${demandesSql(actor, 'demande:lire', siren)} AND ${entamee} AND ${wanted(actor, search, siren)}
    ORDER BY ${orderOf(search)}, d.id LIMIT ${EXPORT_MAX}`
  return { demandes: rows.map((row) => ({ ...row, demarche: titreOf(row.demarche) })), total: comptes.retenues }
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
