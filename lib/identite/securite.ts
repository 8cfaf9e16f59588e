import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { systemDb } from '@/lib/data/as-system'
import type { Securite } from '@/lib/utilisateurs/rules'
import { countCodes } from './codes-secours'

/** Ce que le profil dit de ce qui protège l’accès. */
export async function readSecurite({ utilisateur: { id } }: Actor): Promise<Securite> {
  const db = systemDb('connexion')
  const personne = await db.utilisateur.findUniqueOrThrow({ where: { id }, select: { totpSecret: true, totpChangeLe: true } })
  return {
    questions: (await db.reponseSecrete.count({ where: { utilisateurId: id } })) > 0,
    secondFacteur: personne.totpSecret !== null,
    change: personne.totpChangeLe,
    restants: await countCodes(db, id),
  }
}
