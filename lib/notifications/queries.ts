import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { demandesSql, reachSql } from '@/lib/data/reach'
import { couleurs, raisonSociale } from '@/lib/data/sql/entreprise'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { type Couleurs, couleurOf } from '@/lib/entreprises/couleur'
import { titreOn } from '@/lib/access/titre'
import { formatMonth } from '@/lib/ground/date'
import { de } from '@/lib/ground/elision'

/** Le nombre que porte la pastille : les notifications non lues de la personne, sur toutes les entreprises qu’elle voit. */
export async function countUnread(actor: Actor, db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ nombre: number }[]>`SELECT count(*)::int AS nombre FROM notification n WHERE ${mine(actor)} AND n.lu_le IS NULL`
  return row?.nombre ?? 0
}

/** Les notifications de la personne dont elle atteint encore l’objet : une délégation réduite à un univers ne montre plus le reste. Vues comme
 * elle, celles qui ne parlent que d’elle (sa connexion, ses questions) ne sont pas du compte. */
const mine = (actor: Actor): Prisma.Sql =>
  Prisma.sql`n.utilisateur_id = ${actor.utilisateur.id}::uuid
    AND ${actor.regard ? Prisma.sql`n.siren IS NOT NULL` : Prisma.sql`true`}
    AND (n.demande_id IS NULL OR EXISTS (SELECT 1 FROM demande d WHERE d.id = n.demande_id AND ${demandesSql(actor, 'demande:lire')}))
    AND (n.delegation_id IS NULL OR EXISTS (SELECT 1 FROM delegation g WHERE g.id = n.delegation_id))
    AND (n.courrier_id IS NULL OR EXISTS (SELECT 1 FROM courrier c WHERE c.id = n.courrier_id AND ${reachSql(actor, 'courrier:lire', 'c')}))
    AND (n.document_id IS NULL OR EXISTS (SELECT 1 FROM document_adresse a WHERE a.document_id = n.document_id AND ${reachSql(actor, 'document:lire', 'a')}))
    AND (n.fiche_dsn_id IS NULL OR EXISTS (SELECT 1 FROM ligne_fiche_dsn l WHERE l.fiche_id = n.fiche_dsn_id AND ${reachSql(actor, 'dsn:lire', 'l')}))
    AND (n.retour_dsn_id IS NULL OR EXISTS (SELECT 1 FROM couverture k WHERE k.siren = n.siren AND k.univers <> 'retraite' AND ${reachSql(actor, 'dsn:lire', 'k')}))`

/** Vrai quand cette notification est à la personne, et son objet aussi. */
export async function isMine(actor: Actor, db: Db, id: string): Promise<boolean> {
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT n.id FROM notification n WHERE n.id = ${id}::uuid AND ${mine(actor)}`
  return rows.length > 0
}

export const TAILLE_NOTIFICATIONS = 25

export type TypeNotification =
  | 'message'
  | 'piece_demandee'
  | 'correction_demandee'
  | 'statut'
  | 'enregistree'
  | 'courrier'
  | 'document'
  | 'fiche_dsn'
  | 'retour_dsn'
  | 'questions_secretes'
  | 'connexion_bloquee'
  | 'delegation'
  | 'brouillon_confie'

export type NotificationListe = {
  id: string
  type: TypeNotification
  siren: string | null
  raisonSociale: string | null
  couleur: number
  objet: string | null
  numero: string | null
  /** La demande, ou le brouillon, dont elle parle. */
  demandeId: string | null
  courrierId: string | null
  /** La version de la fiche de paramétrage dont elle parle. */
  fiche: number | null
  /** La délégation dont elle parle, et de quel côté la personne la voit. */
  delegation: { id: string; compte: string; duCabinet: boolean } | null
  /** Le dernier jour de l’acte qui suit, tant qu’il est attendu. */
  echeance: Date | null
  creeLe: Date
  luLe: Date | null
}

const SIREN = Prisma.sql`n.siren`

/** Jusqu’à quand fournir, corriger, répondre ou envoyer ; rien quand ce n’est plus attendu. @param duCabinet vrai quand la personne répond à la délégation. */
const echeance = (duCabinet: Prisma.Sql): Prisma.Sql => Prisma.sql`CASE n.type
  WHEN 'piece_demandee' THEN (SELECT min(p.echeance_le) FROM piece p WHERE p.demande_id = n.demande_id AND p.etat IN ('demandee', 'refusee'))
  WHEN 'correction_demandee' THEN (SELECT min(k.echeance_le) FROM correction k WHERE k.demande_id = n.demande_id AND k.etat = 'demandee')
  WHEN 'courrier' THEN c.reponse_le
  WHEN 'brouillon_confie' THEN CASE WHEN d.numero IS NULL THEN d.expire_le END
  WHEN 'delegation' THEN CASE WHEN ${duCabinet} AND g.etat = 'en_attente' THEN (g.repondre_avant AT TIME ZONE 'Europe/Paris')::date END END`

/** Une page des notifications de la personne : les non lues d’abord, puis les plus récentes. */
export async function listNotifications(actor: Actor, db: Db, page: number): Promise<{ notifications: NotificationListe[]; total: number }> {
  const duCabinet = actor.cabinet ? Prisma.sql`(g.cabinet_id = ${actor.cabinet.id}::uuid)` : Prisma.sql`false`
  const rows = await db.$queryRaw<(Omit<NotificationListe, 'couleur'> & { couleurs: Couleurs; total: number; retour: string | null })[]>`
    SELECT n.id, n.type::text, n.siren, n.courrier_id AS "courrierId", n.demande_id AS "demandeId", n.cree_le AS "creeLe", n.lu_le AS "luLe", n.total, f.version AS fiche, rd.mois AS retour,
      d.numero, coalesce(d.objet, c.objet, doc.titre, 'Fiche de paramétrage DSN, version ' || f.version, CASE WHEN ${duCabinet} THEN k.nom ELSE b.raison_sociale END) AS objet,
      CASE WHEN g.id IS NULL THEN NULL ELSE json_build_object('id', g.id, 'compte', g.compte_id, 'duCabinet', ${duCabinet}) END AS delegation,
      ${echeance(duCabinet)} AS echeance, ${raisonSociale(SIREN)} AS "raisonSociale", ${couleurs(SIREN)} AS couleurs
    FROM (SELECT n.*, (count(*) OVER ())::int AS total FROM notification n WHERE ${mine(actor)}
      ORDER BY n.lu_le IS NOT NULL, n.cree_le DESC, n.id LIMIT ${TAILLE_NOTIFICATIONS} OFFSET ${(page - 1) * TAILLE_NOTIFICATIONS}) n
    LEFT JOIN demande d ON d.id = n.demande_id LEFT JOIN courrier c ON c.id = n.courrier_id
    LEFT JOIN document doc ON doc.id = n.document_id LEFT JOIN fiche_dsn f ON f.id = n.fiche_dsn_id LEFT JOIN retour_dsn rd ON rd.id = n.retour_dsn_id
    LEFT JOIN delegation g ON g.id = n.delegation_id LEFT JOIN compte k ON k.id = g.compte_id LEFT JOIN cabinet b ON b.id = g.cabinet_id
    ORDER BY n.lu_le IS NOT NULL, n.cree_le DESC, n.id`
  const notifications = rows.map(({ couleurs: parCompte, total: _, retour, ...row }) => ({
    ...row,
    objet: retour ? `DSN ${de(formatMonth(retour))}` : row.objet,
    couleur: row.siren ? couleurOf(titreOn(actor, row.siren), parCompte) : 8,
  }))
  return { notifications, total: rows[0]?.total ?? 0 }
}
