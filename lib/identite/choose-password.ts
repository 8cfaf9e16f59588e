import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { asSystem } from '@/lib/data/as-system'
import { changePasswordIn, preparePassword } from './change-password'
import { confirmPassword } from './confirm-password'

/**
 * Change le mot de passe d’une personne connectée, qui redonne celui d’aujourd’hui. Ses autres sessions se ferment, ses liens en attente ne valent plus, et
 * un courriel le dit (security A5).
 * @throws `invalid` quand l’un ou l’autre ne convient pas, `refused` après trop d’essais.
 */
export async function choosePassword(
  visit: Visit<'profil:proteger'>,
  { actuel, motDePasse }: { actuel: string; motDePasse: string },
): Promise<{ suite: 'change' }> {
  const personne = await confirmPassword(visit, actuel)
  const empreinte = await preparePassword(personne, motDePasse)
  await asSystem('connexion', (tx) => changePasswordIn(tx, personne, empreinte, 'profil', visit.actor.sessionId))
  return { suite: 'change' }
}
