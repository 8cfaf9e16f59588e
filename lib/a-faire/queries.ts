import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { etapeNom } from '@/lib/demarches/registre'
import { type Couleurs, couleurOf } from '@/lib/entreprises/couleur'
import { titreOn } from '@/lib/access/titre'
import { demandesSql, inSirens, reachSql } from '@/lib/data/reach'
import { correctionAttendue, entamee, notifiees, piecesAttendues } from '@/lib/data/sql/demande'
import { couleurs, raisonSociale } from '@/lib/data/sql/entreprise'
import { contains, hasDigits } from '@/lib/data/sql/recherche'
import { titreOfCode } from '@/lib/ground/familles-dsn'
import type { AFaire } from './rules'
import { calendrierDsn, chosesDsn, echeancesProches } from './queries-dsn'
import { type FiltreAFaire, type TypeAFaire, TYPES_DU_FILTRE } from './filtres'

/** Au plus autant de lignes par page : l’accueil doit rester léger, même pour 3 000 entreprises. */
export const TAILLE_A_FAIRE = 12
/** Les lignes d’une page quand on a demandé à tout voir d’une entreprise. */
export const TAILLE_TOUT_VOIR = 25
/** Celles que lit l’accueil d’une entreprise : trois choses à faire, et de quoi dessiner ses échéances. */
export const TAILLE_ACCUEIL = 5
/** Celles d’un fichier CSV ; au-delà, il le dit. */
export const EXPORT_A_FAIRE_MAX = 10_000
/** Les clients que propose le filtre : ceux qui ont le plus à faire ; les autres se cherchent par leur nom. */
export const CLIENTS_PROPOSES = 12

export type FiltresAFaire = {
  type?: FiltreAFaire | undefined
  jour?: string | undefined
  q?: string
  /** Un compte pour qui en suit plusieurs, sinon une entreprise. */
  client?: string | undefined
  page?: number
  taille?: number
}

/** Un client qui attend quelque chose, et combien de choses. */
export type ClientAFaire = { id: string; nom: string; nombre: number }

/** `entreprises` : celles qui attendent autre chose qu’une échéance. `parJour` et `retenues` : jour civil (ou « sans ») → nombre ; la seconde tient compte des filtres. */
export type ListeAFaire = {
  parType: Partial<Record<TypeAFaire, number>>
  parJour: Record<string, number>
  retenues: Record<string, number>
  entreprises: number
  clients: ClientAFaire[]
  lignes: AFaire[]
}

/** Ce qui attend une entreprise, hors ses échéances, et leurs identifiants ; son nom, quand un client est une entreprise. */
type ParSiren = [siren: string, nom: string | null, nombre: number, echeances: string[] | null]

type Row = Pick<ListeAFaire, 'entreprises'> & {
  parSiren: ParSiren[] | null
  parType: ListeAFaire['parType'] | null
  parJour: Record<string, number> | null
  retenues: Record<string, number> | null
  lignes: (Omit<AFaire, 'couleur'> & { couleurs: Couleurs })[] | null
}

/**
 * Tout ce qui attend la personne, trié par échéance, en une requête : pièces demandées, brouillons, courriers, documents et messages non lus, délégations à
 * accepter, anomalies et fiches DSN, échéances de la semaine. Sur une entreprise quand `siren` est donné, sur toutes sinon.
 */
export async function listAFaire(actor: Actor, db: Db, aujourdhui: string, filtres: FiltresAFaire, siren?: string): Promise<ListeAFaire> {
  const { table, lieu } = calendrierDsn(aujourdhui)
  const proches = echeancesProches(actor, lieu, aujourdhui, siren)
  const parCompte = siren === undefined ? couleurs(Prisma.sql`r.siren`) : Prisma.sql`NULL`
  const taille = filtres.taille ?? TAILLE_A_FAIRE
  const nom = byCompte(actor) ? Prisma.sql`NULL` : raisonSociale(Prisma.sql`c.siren`)
  const parSiren =
    siren === undefined
      ? Prisma.sql`(SELECT json_agg(json_build_array(t.siren, t.nom, t.nombre, t.echeances)) FROM (SELECT c.siren, ${nom} AS nom, sum(c.nombre)::int AS nombre,
            array_agg(c.echeance) FILTER (WHERE c.echeance IS NOT NULL) AS echeances
          FROM (SELECT siren, count(*) AS nombre, NULL AS echeance FROM choses WHERE type <> 'echeance' GROUP BY 1 ${proches ? Prisma.sql`UNION ALL ${proches.parSiren}` : Prisma.empty}) c
          WHERE c.siren IS NOT NULL GROUP BY 1) t)`
      : Prisma.sql`NULL::json`
  const delegues =
    actor.cabinet && can(actor, 'cabinet:administrer') && siren === undefined ? Prisma.sql`UNION ALL ${delegations(actor.cabinet.id)}` : Prisma.empty
  const sirens = filtres.client === undefined ? undefined : sirensOfClient(actor, filtres.client)
  const deSemaine = proches ? Prisma.sql`UNION ALL ${proches.parDate()}` : Prisma.empty
  const tables = proches ? Prisma.sql`${table}, ${proches.table}` : table
  // D’un client, une échéance ne compte que ses entreprises.
  const lues =
    proches && sirens ? Prisma.sql`(SELECT * FROM choses WHERE type <> 'echeance' UNION ALL ${proches.parDate(sirens)})` : Prisma.sql`choses`
  const [row] = await db.$queryRaw<Row[]>`
    WITH ${tables}, choses AS (${dossiers(actor, siren)} UNION ALL ${chosesDsn(actor, lieu, siren)} ${deSemaine} ${delegues}),
    retenues AS (SELECT c.* FROM ${lues} c WHERE ${wanted(filtres, aujourdhui, sirens)})
    SELECT (SELECT count(DISTINCT siren)::int FROM choses WHERE type <> 'echeance') AS entreprises, ${parSiren} AS "parSiren",
      (SELECT json_object_agg(t.type, t.n) FROM (SELECT type, count(*) AS n FROM choses GROUP BY 1) t) AS "parType",
      (SELECT json_object_agg(t.jour, t.n) FROM (SELECT coalesce(echeance::text, 'sans') AS jour, count(*) AS n FROM choses GROUP BY 1) t) AS "parJour",
      (SELECT json_object_agg(t.jour, t.n) FROM (SELECT coalesce(echeance::text, 'sans') AS jour, count(*) AS n FROM retenues GROUP BY 1) t) AS retenues,
      (SELECT json_agg(l) FROM (
        SELECT r.type, r.repere, r.siren, r.objet, r.par, r.echeance, r.nombre, r.precisions, r.etape, r.quand,
          coalesce(${raisonSociale(Prisma.sql`r.siren`)}, r.objet) AS "raisonSociale", ${parCompte} AS couleurs
        FROM retenues r ORDER BY r.echeance NULLS LAST, r.quand DESC, r.repere
        LIMIT ${taille} OFFSET ${((filtres.page ?? 1) - 1) * taille}) l) AS lignes`
  return {
    entreprises: row?.entreprises ?? 0,
    parType: row?.parType ?? {},
    parJour: row?.parJour ?? {},
    retenues: row?.retenues ?? {},
    clients: clientsOf(actor, row?.parSiren ?? [], filtres.client),
    lignes: (row?.lignes ?? []).map(({ couleurs: lues, ...ligne }) => ({
      ...ligne,
      ...(ligne.type === 'anomalie' ? { objet: titreOfCode(ligne.objet) } : {}),
      etape: etapeNom(ligne.etape),
      couleur: ligne.siren ? couleurOf(titreOn(actor, ligne.siren), lues) : 8,
    })),
  }
}

/** Vrai pour qui suit plusieurs comptes : ses clients sont des comptes, et non leurs entreprises. */
const byCompte = (actor: Actor): boolean => new Set(actor.acces.map(({ compteId }) => compteId)).size > 1

/** Les clients qui attendent quelque chose, le plus chargé en tête ; celui que l’on regarde y est toujours. Une échéance compte une fois par client. */
function clientsOf(actor: Actor, parSiren: readonly ParSiren[], choisi: string | undefined): ClientAFaire[] {
  const comptes = byCompte(actor)
  const clients = new Map<string, ClientAFaire & { echeances: Set<string> }>()
  for (const [siren, nom, nombre, echeances] of parSiren) {
    const titre = comptes ? titreOn(actor, siren) : null
    const id = titre?.compteId ?? siren
    const connu = clients.get(id)
    const toutes = connu?.echeances ?? new Set<string>()
    for (const une of echeances ?? []) toutes.add(une)
    clients.set(id, { id, nom: titre?.compteNom ?? nom ?? siren, nombre: nombre + (connu?.nombre ?? 0), echeances: toutes })
  }
  const tries = [...clients.values()]
    .map(({ echeances, ...client }) => ({ ...client, nombre: client.nombre + echeances.size }))
    .sort((a, b) => b.nombre - a.nombre || a.nom.localeCompare(b.nom, 'fr'))
  return tries.filter(({ id }, rang) => rang < CLIENTS_PROPOSES || id === choisi)
}

/** Les entreprises d’un client, d’après son filtre ; aucune quand l’adresse n’en nomme pas une de la personne. */
const sirensOfClient = (actor: Actor, client: string): string[] =>
  byCompte(actor)
    ? actor.perimetre.sirens.filter((siren) => titreOn(actor, siren)?.compteId === client)
    : actor.perimetre.sirens.filter((siren) => siren === client)

/**
 * Demandes et courriers, et rien de plus que ce que dit une ligne. Ce qui attend une pièce ou un envoi se trouve par son statut, ce qui a un message
 * neuf par sa notification : un seul OU ferait lire toutes les demandes de l’entreprise.
 */
function dossiers(actor: Actor, siren?: string): Prisma.Sql {
  const depot = actor.acces.some((a) => a.lectureSeule || a.lecture) ? reachSql(actor, 'demande:deposer', 'd', siren) : Prisma.sql`true`
  return Prisma.sql`
    SELECT CASE WHEN d.statut <> 'en_attente' THEN 'brouillon' WHEN k.nombre > 0 THEN 'correction' ELSE 'piece' END AS type, coalesce(d.numero, d.id::text) AS repere, d.siren, d.objet,
      CASE d.statut WHEN 'a_finaliser' THEN d.auteur_nom ELSE d.gestionnaire_nom END AS par,
      CASE d.statut WHEN 'en_attente' THEN coalesce(least(p.echeance, k.echeance), d.echeance_le) ELSE d.expire_le END AS echeance,
      coalesce(k.nombre, p.nombre, 0) AS nombre, p.libelles AS precisions, d.demarche || '/' || d.etape AS etape, d.modifie_le AS quand
    FROM demande d LEFT JOIN LATERAL (${piecesAttendues(Prisma.sql`d.statut = 'en_attente'`)}) p ON true
      LEFT JOIN LATERAL (${correctionAttendue(Prisma.sql`d.statut = 'en_attente'`)}) k ON true
    WHERE d.statut IN ('en_attente', 'a_finaliser') AND ${demandesSql(actor, 'demande:lire', siren)} AND ${entamee} AND ${depot}
    UNION ALL
    SELECT 'message', d.numero, d.siren, d.objet, d.gestionnaire_nom, NULL, 0, NULL, NULL, d.modifie_le
    FROM demande d WHERE d.statut NOT IN ('en_attente', 'a_finaliser') AND ${demandesSql(actor, 'demande:lire', siren)}
      AND d.id IN ${notifiees(actor, Prisma.sql`n.type = 'message'`)}
    UNION ALL
    SELECT 'courrier', c.id::text, c.siren, c.objet, NULL, NULL, 0, NULL, NULL, c.publie_le
    FROM courrier c WHERE c.lu_le IS NULL AND ${reachSql(actor, 'courrier:lire', 'c', siren)}
    UNION ALL
    SELECT 'document', o.id::text, a.siren, o.titre, NULL, NULL, 0, o.nature::text, NULL, a.publie_le
    FROM document_adresse a JOIN document o ON o.id = a.document_id WHERE a.lu_le IS NULL AND ${reachSql(actor, 'document:lire', 'a', siren)}`
}

/** Les délégations auxquelles la personne répond pour son cabinet, et jusqu’à quel jour. */
const delegations = (cabinetId: string): Prisma.Sql => Prisma.sql`
    SELECT 'delegation', g.id::text, NULL, c.nom, NULL, (g.repondre_avant AT TIME ZONE 'Europe/Paris')::date, 0, NULL, NULL, g.demandee_le
    FROM delegation g JOIN compte c ON c.id = g.compte_id
    WHERE g.etat = 'en_attente' AND g.repondre_avant > maintenant() AND g.cabinet_id = ${cabinetId}::uuid`

/** Ce que retiennent les filtres ; `sirens` : les entreprises du client, auxquelles ses échéances se réduisent déjà. */
function wanted({ type, jour, q }: FiltresAFaire, aujourdhui: string, sirens: readonly string[] | undefined): Prisma.Sql {
  const parts = [Prisma.sql`true`]
  if (type) parts.push(Prisma.sql`c.type = ANY (${[...TYPES_DU_FILTRE[type]]}::text[])`)
  if (jour === 'retard') parts.push(Prisma.sql`c.echeance < ${aujourdhui}::date`)
  else if (jour) parts.push(Prisma.sql`c.echeance = ${jour}::date`)
  if (sirens) parts.push(Prisma.sql`(c.type = 'echeance' OR ${inSirens(Prisma.sql`c.siren`, sirens)})`)
  if (q) {
    const dit = Prisma.sql`concat_ws(' ', ${raisonSociale(Prisma.sql`c.siren`)}, c.objet, c.repere)`
    parts.push(Prisma.sql`(${contains(dit, q)} OR ${hasDigits(Prisma.sql`c.siren`, q)})`)
  }
  return Prisma.join(parts, ' AND ')
}
