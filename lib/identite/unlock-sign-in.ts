import 'server-only'
import { asSystem } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { type Author, record } from '@/lib/acts/record'
import { rememberDevice } from './appareil'
import { forgetTries } from './throttle'

/**
 * Rouvre la connexion d’une personne : ses compteurs sont oubliés. Le lien d’un courriel donne aussi l’appareil où il est ouvert : connu, il
 * n’attend plus, même si l’attaque continue. Ne remplace ni le mot de passe ni le code.
 * @param author la personne de la gestion qui rouvre, ou le système pour un lien reçu par courriel.
 * @param jeton l’identifiant du cookie d’appareil, quand c’est la personne elle-même qui demande.
 * @returns faux quand la personne n’existe pas ou est désactivée : rien n’est fait.
 */
export const unlockSignIn = (author: Author, utilisateurId: string, jeton?: string): Promise<boolean> =>
  asSystem('connexion', (db) => unlockIn(db, author, utilisateurId, jeton))

/** La même, dans la transaction ouverte. */
export async function unlockIn(db: Db, author: Author, utilisateurId: string, jeton?: string): Promise<boolean> {
  const personne = await db.utilisateur.findFirst({ where: { id: utilisateurId, desactiveLe: null }, select: { emailNormalise: true } })
  if (!personne) return false
  await forgetTries(db, personne.emailNormalise)
  if (jeton !== undefined) await rememberDevice(db, utilisateurId, jeton)
  await record(db, author, 'connexion.debloquee', { utilisateurId, appareil: jeton !== undefined })
  return true
}
