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
import { demandesSql, inSirens, reachSql } from '@/lib/data/reach'
import { entamee, notifiees, piecesAttendues } from '@/lib/data/sql/demande'
import { couleurs, raisonSociale } from '@/lib/data/sql/entreprise'
import { contains, hasDigits } from '@/lib/data/sql/recherche'
import type { DemandesSearch, RechercheDemandes } from './schema'
import type { Statut, StatutDit, TriDemandes } from './tris'

export const TAILLE_DEMANDES = 25
/** Les signes que montre une ligne du dernier message. */
const EXTRAIT = 90
/** Les entreprises que propose le filtre : celles qui ont le plus de demandes ; les autres se cherchent par leur nom. */
export const ENTREPRISES_PROPOSEES = 10

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
}
export type ComptesDemandes = { toutes: number; nonLues: number; aCompleter: number; brouillons: number; retenues: number }

const SIREN = Prisma.sql`d.siren`
const DIT = Prisma.sql`CASE d.issue WHEN 'annulee' THEN 'annulee' ELSE d.statut::text END`
const aMoi = (actor: Actor) => Prisma.sql`(d.id IN ${notifiees(actor)})`
/** Où la personne peut répondre : ailleurs, ce qui manque n’attend pas d’elle. */
const repond = (actor: Actor, siren?: string) =>
  actor.acces.some((a) => a.lectureSeule || a.lecture) ? reachSql(actor, 'demande:repondre', 'd', siren) : Prisma.sql`true`
const aCompleter = (actor: Actor, siren?: string) => Prisma.sql`(d.statut = 'en_attente' AND ${repond(actor, siren)})`

type Comptees = ComptesDemandes & {
  parStatut: Facettes['statut'] | null
  parUnivers: Facettes['univers'] | null
  parDemarche: Record<string, number> | null
  parEntreprise: Facettes['entreprise'] | null
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
      SELECT d.siren, d.univers::text, d.demarche, ${DIT} AS statut, ${aMoi(actor)} AS non_lue, ${aCompleter(actor, siren)} AS a_completer,
        ${underTab(actor, search, siren)} AS ici, ${wanted(actor, search, siren)} AS retenue
      FROM demande d WHERE ${demandesSql(actor, 'demande:lire', siren)} AND ${entamee})
    SELECT (SELECT json_object_agg(t.statut, t.n) FROM (SELECT statut, count(*) AS n FROM x WHERE x.ici GROUP BY 1) t) AS "parStatut",
      (SELECT json_object_agg(t.univers, t.n) FROM (SELECT univers, count(*) AS n FROM x WHERE x.ici GROUP BY 1) t) AS "parUnivers",
      (SELECT json_object_agg(t.demarche, t.n) FROM (SELECT demarche, count(*) AS n FROM x WHERE x.ici GROUP BY 1) t) AS "parDemarche",
      ${entreprises} AS "parEntreprise",
      count(*)::int AS toutes, (count(*) FILTER (WHERE x.non_lue))::int AS "nonLues",
      (count(*) FILTER (WHERE x.a_completer))::int AS "aCompleter",
      (count(*) FILTER (WHERE x.statut = 'a_finaliser'))::int AS brouillons, (count(*) FILTER (WHERE x.retenue))::int AS retenues
    FROM x`
  const { parStatut, parUnivers, parDemarche, parEntreprise, ...comptes } = row ?? AUCUNE
  return {
    comptes,
    facettes: {
      statut: parStatut ?? {},
      univers: parUnivers ?? {},
      demarche: Object.entries(parDemarche ?? {})
        .map(([slug, nombre]) => ({ slug, titre: titreOf(slug), nombre }))
        .sort((a, b) => b.nombre - a.nombre || a.titre.localeCompare(b.titre, 'fr')),
      entreprise: parEntreprise ?? [],
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
  const [{ comptes, facettes }, demandees] = await Promise.all([
    countDemandes(actor, db, search, siren),
    listDemandes(actor, db, search, search.page, siren),
  ])
  const ici = pageOf(comptes.retenues, search.page, TAILLE_DEMANDES)
  return { comptes, facettes, ici, demandes: ici.page === search.page ? demandees : await listDemandes(actor, db, search, ici.page, siren) }
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

/** Ce que montre l’onglet, avant tout filtre. */
function underTab(actor: Actor, { onglet }: RechercheDemandes, siren?: string): Prisma.Sql {
  switch (onglet) {
    case 'non-lues':
      return aMoi(actor)
    case 'a-completer':
      return aCompleter(actor, siren)
    case 'brouillons':
      return Prisma.sql`(d.statut = 'a_finaliser')`
    case 'toutes':
      return Prisma.sql`true`
  }
}

function wanted(actor: Actor, search: RechercheDemandes, siren?: string): Prisma.Sql {
  const { statut = [], univers = [], demarche = [], entreprise = [], depuis, q } = search
  const parts = [underTab(actor, search, siren)]
  if (statut.length > 0) parts.push(Prisma.sql`${DIT} = ANY (${[...statut]}::text[])`)
  if (univers.length > 0) parts.push(Prisma.sql`d.univers = ANY (${[...univers]}::"Univers"[])`)
  if (demarche.length > 0) parts.push(Prisma.sql`d.demarche = ANY (${[...demarche]}::text[])`)
  if (siren === undefined && entreprise.length > 0) parts.push(inSirens(SIREN, entreprise))
  if (depuis) parts.push(Prisma.sql`d.modifie_le >= maintenant() - make_interval(months => ${Number(depuis)}::int)`)
  if (q) {
    const message = Prisma.sql`SELECT 1 FROM message m WHERE m.demande_id = d.id AND m.siren = d.siren AND ${contains(Prisma.sql`m.corps`, q)}`
    const nom = siren === undefined ? Prisma.sql` OR ${contains(raisonSociale(SIREN), q)}` : Prisma.empty
    parts.push(
      Prisma.sql`(${contains(Prisma.sql`concat_ws(' ', d.numero, d.objet, d.auteur_nom)`, q)} OR ${hasDigits(SIREN, q)}${nom} OR EXISTS (${message}))`,
    )
  }
  return Prisma.join(parts, ' AND ')
}
