import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { refused } from '@/lib/ground/errors'

/** Fait se suivre, jusqu’à la fin de la transaction, ce qui touche aux administrateurs d’un compte : le même verrou que la base. */
export async function holdAdministrateurs(db: Db, compteId: string): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('administrateur:' || ${compteId}::text, 0))`
}

/** Un compte dont cette personne est le seul administrateur actif. */
type Seul = { nom: string }

/**
 * Refuse qu’un compte perde son dernier administrateur (produit 3) : à appeler avant de retirer ce rôle à quelqu’un, dans la transaction ouverte. Deux
 * retraits à la fois se suivent ; la base garde la même règle (`garder_un_administrateur`), pour tout autre chemin. Un compte sans entreprise n’a plus rien
 * à administrer.
 * @throws `refused`, qui nomme le compte.
 */
export async function keepOneAdministrateur(db: Db, utilisateurId: string): Promise<void> {
  // Le même verrou que la base, dans un ordre : deux personnes qui partent de deux comptes communs ne s’attendent pas l’une l’autre.
  await db.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('administrateur:' || c.id, 0)) FROM (
      SELECT compte_id::text AS id FROM membre
      WHERE utilisateur_id = ${utilisateurId}::uuid AND role = 'administrateur' AND etat = 'ajoute' ORDER BY 1) c`
  const [seul] = await db.$queryRaw<Seul[]>`
    SELECT c.nom FROM membre m JOIN compte c ON c.id = m.compte_id
    WHERE m.utilisateur_id = ${utilisateurId}::uuid AND m.role = 'administrateur' AND m.etat = 'ajoute'
      AND EXISTS (SELECT FROM rattachement r WHERE r.compte_id = m.compte_id AND r.detache_le IS NULL)
      AND NOT EXISTS (SELECT FROM membre a JOIN utilisateur u ON u.id = a.utilisateur_id
        WHERE a.compte_id = m.compte_id AND a.id <> m.id AND a.role = 'administrateur' AND a.etat = 'ajoute' AND u.desactive_le IS NULL)
    ORDER BY c.nom`
  if (seul)
    throw refused(
      `Vous êtes le seul administrateur du compte ${seul.nom}\u00a0: il lui en faut toujours un. Donnez ce rôle à quelqu’un d’autre, puis recommencez.`,
    )
}
