import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import { type Administre, onCompte } from './acte-compte'
import { type Preuve, prove } from './second-facteur'

/** Ce qu’un administrateur vient de régler : son compte le demande, ou ne le demande plus. */
export type Reglage = { suite: 'exige' | 'libere'; compteId: string }

/**
 * Demande un second facteur à tous les membres d’un compte, ou cesse de le demander. Qui n’en a pas est conduit à l’activer à sa prochaine connexion,
 * avant toute autre page ; sa session ouverte finit son travail. Son mot de passe et son propre code sont redonnés : qui le demande aux autres en a un.
 * @throws `invalid` quand le mot de passe ou le code est faux, `refused` quand le sien n’est pas activé ou après trop d’essais.
 */
export async function demandSecondFacteur(visit: Administre, { exige, ...preuve }: Preuve & { exige: boolean }): Promise<Reglage> {
  const { compteId } = visit.objet
  const { personne, spend } = await prove(visit, preuve)
  return onCompte(visit, async ({ db, note }) => {
    await spend(db)
    // Redemandé ou relâché deux fois, il n’y a rien à dire de plus.
    const { count } = await db.compte.updateMany({
      where: { id: compteId, secondFacteurExigeLe: exige ? null : { not: null } },
      data: { secondFacteurExigeLe: exige ? maintenant() : null },
    })
    if (count > 0) await note(exige ? 'secondfacteur.exige' : 'secondfacteur.libere', { utilisateurId: personne.id, compteId })
    return { suite: exige ? 'exige' : 'libere', compteId }
  })
}
