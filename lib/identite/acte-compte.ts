import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { acteIn, type Ouvert } from '@/lib/acts/acte'
import { asSystem } from '@/lib/data/as-system'
import { refused } from '@/lib/ground/errors'
import { holdAdministrateurs } from './dernier-administrateur'

type DansUnCompte = { compteId: string }

/** Un administrateur, sur l’un de ses comptes, ou sur ce qui y est. */
export type Administre<O extends DansUnCompte = DansUnCompte> = Visit<'compte:administrer', O>
/** Ce que tient un acte sur un compte. */
export type SurCompte<O extends DansUnCompte = DansUnCompte> = Ouvert<'compte:administrer', O>

/**
 * L’acte sur le compte, tenu le temps du geste : deux invitations à la même adresse, deux réglages, deux rôles changés ensemble se suivent, et le second
 * voit ce que le premier a fait de celui qui agit.
 * @throws `refused` quand qui agit n’administre plus le compte ; `notFound` quand il n’existe plus.
 */
export const onCompte = <O extends DansUnCompte, T>(visit: Administre<O>, run: (ici: SurCompte<O>) => Promise<T>): Promise<T> =>
  asSystem('connexion', (tx) =>
    acteIn(
      tx,
      visit,
      async (db) => {
        const { compteId } = visit.objet
        await holdAdministrateurs(db, compteId)
        const [compte] = await db.$queryRaw<{ id: string }[]>`SELECT id FROM compte WHERE id = ${compteId}::uuid FOR UPDATE`
        if (!compte) return null
        const encore = { compteId, utilisateurId: visit.actor.utilisateur.id, role: 'administrateur', etat: 'ajoute' } as const
        if ((await db.membre.count({ where: encore })) === 0)
          throw refused('Vous n’administrez plus ce compte\u00a0: rien n’est enregistré. Rechargez la page.')
        return visit.objet
      },
      run,
    ),
  )
