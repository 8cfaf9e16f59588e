import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { systemDb } from '@/lib/data/as-system'

/** Ce qui protège l’accès d’une personne : ce qu’elle a, jamais ce que c’est. */
export type Securite = { questions: boolean }

/** Ce que le profil dit de ce qui protège l’accès. */
export async function readSecurite({ utilisateur: { id } }: Actor): Promise<Securite> {
  const db = systemDb('connexion')
  return { questions: (await db.reponseSecrete.count({ where: { utilisateurId: id } })) > 0 }
}
