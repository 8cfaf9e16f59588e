import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import { asSystem } from '@/lib/data/as-system'
import { maintenant } from '@/lib/ground/clock'
import { refused } from '@/lib/ground/errors'
import { confirmPassword } from './confirm-password'
import { proveCode } from './second-facteur'

/**
 * Délie Net-entreprises : plus aucune de ses identités n’ouvre cet accès. Les autres sessions qu’elles ont ouvertes se ferment, et l’arrivée qui attendrait
 * son code ne vaut plus. Celle d’où on le demande continue, sans plus rien devoir à Net-entreprises.
 * @throws `invalid` quand le mot de passe ou le code est faux ; `refused` quand rien n’est relié, ou après trop d’essais.
 */
export async function unlinkNetEntreprises(
  visit: Visit<'profil:modifier'>,
  { actuel, code }: { actuel: string; code?: string | undefined },
): Promise<{ suite: 'delie' }> {
  const personne = await confirmPassword(visit, actuel)
  const spend = personne.totpSecret === null ? null : await proveCode(personne, code ?? '')
  const { sessionId } = visit.actor
  await asSystem('connexion', async (tx) => {
    await spend?.(tx)
    const { count } = await tx.lienNetEntreprises.deleteMany({ where: { utilisateurId: personne.id } })
    if (count === 0) throw refused('Net-entreprises n’est pas relié à votre compte. Rechargez la page.')
    await tx.arriveeNetEntreprises.updateMany({ where: { utilisateurId: personne.id, finieLe: null }, data: { finieLe: maintenant() } })
    await tx.session.updateMany({
      where: { utilisateurId: personne.id, fermeeLe: null, id: { not: sessionId }, netEntreprises: { isNot: null } },
      data: { fermeeLe: maintenant(), motif: 'net_entreprises' },
    })
    await record(tx, visit.actor, 'net_entreprises.delie', { utilisateurId: personne.id, nombre: count })
  })
  return { suite: 'delie' }
}
