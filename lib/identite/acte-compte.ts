import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { acteIn, type Ouvert } from '@/lib/acts/acte'
import { asSystem } from '@/lib/data/as-system'

/** Un administrateur, sur l’un de ses comptes. */
export type Administre = Visit<'compte:administrer', { compteId: string }>
/** Ce que tient un acte sur un compte. */
export type SurCompte = Ouvert<'compte:administrer', { compteId: string }>

/** L’acte sur le compte, tenu le temps du geste : deux invitations à la même adresse, deux réglages ensemble se suivent. */
export const onCompte = <T>(visit: Administre, run: (ici: SurCompte) => Promise<T>): Promise<T> =>
  asSystem('connexion', (tx) =>
    acteIn(
      tx,
      visit,
      async (db) => {
        const { compteId } = visit.objet
        const [compte] = await db.$queryRaw<{ id: string }[]>`SELECT id FROM compte WHERE id = ${compteId}::uuid FOR UPDATE`
        return compte ? { compteId } : null
      },
      run,
    ),
  )
