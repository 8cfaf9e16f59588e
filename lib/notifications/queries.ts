import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import { type Couleurs, couleurOf, titreOn } from '@/lib/entreprises/titre'

/** Le nombre que porte la pastille : les notifications non lues de la personne, sur toutes les entreprises qu’elle voit. */
export const countUnread = (actor: Actor, db: Db): Promise<number> =>
  db.notification.count({ where: { utilisateurId: actor.utilisateur.id, luLe: null } })

export const TAILLE_NOTIFICATIONS = 25

export type TypeNotification = 'message' | 'piece_demandee' | 'statut' | 'courrier' | 'connexion_bloquee'

export type NotificationListe = {
  id: string
  type: TypeNotification
  siren: string | null
  raisonSociale: string | null
  couleur: number
  objet: string | null
  numero: string | null
  courrierId: string | null
  creeLe: Date
  luLe: Date | null
}

/** Une page des notifications de la personne : les non lues d’abord, puis les plus récentes. */
export async function listNotifications(actor: Actor, db: Db, page: number): Promise<{ notifications: NotificationListe[]; total: number }> {
  const rows = await db.$queryRaw<(Omit<NotificationListe, 'couleur'> & { couleurs: Couleurs; total: number })[]>`
    SELECT n.id, n.type::text, n.siren, n.courrier_id AS "courrierId", n.cree_le AS "creeLe", n.lu_le AS "luLe", n.total, d.numero, coalesce(d.objet, c.objet) AS objet,
      (SELECT e.raison_sociale FROM entreprise e WHERE e.siren = n.siren) AS "raisonSociale",
      (SELECT json_object_agg(r.compte_id, r.couleur) FROM rattachement r WHERE r.siren = n.siren AND r.detache_le IS NULL) AS couleurs
    FROM (SELECT n.*, (count(*) OVER ())::int AS total FROM notification n WHERE n.utilisateur_id = ${actor.utilisateur.id}::uuid
      ORDER BY n.lu_le IS NOT NULL, n.cree_le DESC, n.id LIMIT ${TAILLE_NOTIFICATIONS} OFFSET ${(page - 1) * TAILLE_NOTIFICATIONS}) n
    LEFT JOIN demande d ON d.id = n.demande_id LEFT JOIN courrier c ON c.id = n.courrier_id
    ORDER BY n.lu_le IS NOT NULL, n.cree_le DESC, n.id`
  const notifications = rows.map(({ couleurs, total: _, ...row }) => ({
    ...row,
    couleur: row.siren ? couleurOf(titreOn(actor, row.siren), couleurs) : 8,
  }))
  return { notifications, total: rows[0]?.total ?? 0 }
}
