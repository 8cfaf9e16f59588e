import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { Prisma } from '../generated/client'

/** Les demandes dont une notification attend la personne. */
export const notifiees = (actor: Actor, type: Prisma.Sql = Prisma.sql`n.demande_id IS NOT NULL`): Prisma.Sql => Prisma.sql`
  (SELECT n.demande_id FROM notification n WHERE n.utilisateur_id = ${actor.utilisateur.id}::uuid AND n.lu_le IS NULL AND ${type})`

/** Ce qui se montre dans une liste : un brouillon où rien n’est encore répondu ne se montre à personne. */
export const entamee: Prisma.Sql = Prisma.sql`(d.statut <> 'a_finaliser' OR d.version > 0)`

/** Jusqu’à la fin de la transaction, nul autre n’écrit la ligne lue ; elle est lue telle qu’elle est une fois le verrou pris. */
export const verrouillee: Prisma.Sql = Prisma.sql`FOR UPDATE`
/** Sans verrou. */
export const libre: Prisma.Sql = Prisma.empty

/** La correction que la demande `d` attend encore : combien de réponses, pour quand. */
export const correctionAttendue = (quand: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT cardinality(k.champs) AS nombre, k.echeance_le AS echeance
  FROM correction k WHERE ${quand} AND k.demande_id = d.id AND k.siren = d.siren AND k.etat = 'demandee'`

/** Les pièces que la demande `d` attend encore : combien, pour quand, lesquelles. */
export const piecesAttendues = (quand: Prisma.Sql = Prisma.sql`true`): Prisma.Sql => Prisma.sql`
  SELECT count(*)::int AS nombre, min(p.echeance_le) AS echeance, string_agg(p.libelle, ', ' ORDER BY p.libelle) AS libelles
  FROM piece p WHERE ${quand} AND p.demande_id = d.id AND p.siren = d.siren AND p.etat IN ('demandee', 'refusee')`
