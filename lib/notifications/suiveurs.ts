import 'server-only'
import type { Db } from '@/lib/data/prisma'

/**
 * Qui suit une demande : son auteur et ceux qui ont écrit dans son fil, s’ils l’atteignent encore aujourd’hui ; sinon les administrateurs du
 * compte, pour que personne ne soit laissé sans nouvelle. Lu hors de tout périmètre, par le travail qui prévient.
 * @param saufId qui vient d’agir : il le sait déjà.
 */
export async function listSuiveurs(db: Db, demandeId: string, saufId: string | null): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string; suit: boolean }[]>`
    WITH d AS (SELECT * FROM demande WHERE id = ${demandeId}::uuid),
    atteint AS (
      SELECT m.utilisateur_id AS id FROM d JOIN rattachement r ON r.siren = d.siren AND r.detache_le IS NULL JOIN membre m ON m.compte_id = r.compte_id AND m.etat = 'ajoute'
        WHERE m.portee = 'portefeuille' OR EXISTS (SELECT 1 FROM habilitation h WHERE h.membre_id = m.id AND h.siren = d.siren AND h.retiree_le IS NULL)
      UNION
      SELECT mc.utilisateur_id FROM d JOIN rattachement r ON r.siren = d.siren AND r.detache_le IS NULL
        JOIN delegation g ON g.compte_id = r.compte_id AND g.etat = 'acceptee' AND d.univers = ANY (g.univers)
          AND g.du <= aujourdhui() AND (g.au IS NULL OR g.au >= aujourdhui())
        JOIN membre_cabinet mc ON mc.cabinet_id = g.cabinet_id AND mc.etat = 'ajoute'
        WHERE g.portee = 'portefeuille' OR EXISTS (SELECT 1 FROM habilitation h WHERE h.delegation_id = g.id AND h.siren = d.siren AND h.retiree_le IS NULL)
    ), parle AS (
      SELECT auteur_id AS id FROM d UNION SELECT m.auteur_id FROM message m JOIN d ON d.id = m.demande_id WHERE m.cote = 'client' AND m.auteur_id IS NOT NULL
    ), suivent AS (SELECT id FROM parle INTERSECT SELECT id FROM atteint)
    SELECT u.id::text, (u.id IN (SELECT id FROM suivent)) AS suit FROM utilisateur u
    WHERE u.desactive_le IS NULL AND (u.id IN (SELECT id FROM suivent)
      OR (NOT EXISTS (SELECT 1 FROM suivent) AND u.id IN (SELECT m.utilisateur_id FROM membre m JOIN d ON d.compte_id = m.compte_id WHERE m.role = 'administrateur' AND m.etat = 'ajoute')))
    ORDER BY 1`
  return rows.map(({ id }) => id).filter((id) => id !== saufId)
}
