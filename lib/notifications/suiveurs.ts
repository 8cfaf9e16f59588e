import 'server-only'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { whoReaches } from '@/lib/data/sql/acces'

/** Qui atteint la demande de la sous-requête `d` : elle n’en a qu’une, et son SIREN mène à l’index. */
const atteignent = whoReaches('demande:lire', Prisma.sql`(SELECT siren FROM d)`, Prisma.sql`(SELECT univers FROM d)`)

/**
 * Qui suit une demande : son auteur et ceux qui ont écrit dans son fil, s’ils l’atteignent encore aujourd’hui ; sinon les administrateurs de son
 * compte, s’ils l’atteignent eux-mêmes, pour que personne ne soit laissé sans nouvelle. Reçue par courrier ou par téléphone, elle n’est d’aucun compte : les
 * administrateurs de tous ceux qui suivent l’entreprise. Lu hors de tout périmètre, par le travail qui prévient.
 * @param saufId qui vient d’agir : il le sait déjà.
 */
export async function listSuiveurs(db: Db, demandeId: string, saufId: string | null): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH d AS (SELECT * FROM demande WHERE id = ${demandeId}::uuid),
    atteignent AS (${atteignent}),
    parlent AS (
      SELECT auteur_id AS id FROM d
      UNION SELECT m.auteur_id FROM message m JOIN d ON d.id = m.demande_id WHERE m.cote = 'client'
    ),
    suivent AS (SELECT id FROM parlent INTERSECT SELECT utilisateur_id FROM atteignent)
    SELECT id::text FROM suivent
    UNION SELECT a.utilisateur_id::text FROM atteignent a JOIN d ON d.compte_id = a.compte_id OR d.canal <> 'portail'
      WHERE a.role = 'administrateur' AND NOT EXISTS (SELECT 1 FROM suivent)
    ORDER BY 1`
  return rows.map(({ id }) => id).filter((id) => id !== saufId)
}

/** Ceux qui atteignent cette demande aujourd’hui, et les comptes dont ils sont administrateurs. Lu hors de tout périmètre. */
export async function listAtteignants(db: Db, demandeId: string): Promise<{ id: string; administre: string | null }[]> {
  return db.$queryRaw<{ id: string; administre: string | null }[]>`
    WITH d AS (SELECT siren, univers FROM demande WHERE id = ${demandeId}::uuid)
    SELECT a.utilisateur_id::text AS id, CASE a.role WHEN 'administrateur' THEN a.compte_id::text END AS administre FROM (${atteignent}) a`
}
