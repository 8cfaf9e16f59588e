import 'server-only'
import { tellInstant } from '@/lib/ground/clock'
import { alone } from './nesting'
import { withOpening } from './opening'
import { clients, type Db } from './prisma'

/** Pourquoi le système agit hors de tout périmètre : la liste est fermée pour que chaque raison se lise. */
export type Raison = 'connexion' | 'session' | 'refus' | 'cadence' | 'travail' | 'exploitation' | 'monde de démonstration'

const clientOf = (raison: Raison) => (raison === 'connexion' || raison === 'session' ? clients().systeme : clients().travaux)

/**
 * Une transaction du rôle système, hors périmètre. N’est importable que des travaux, de l’identité et de la session.
 * @throws quand une transaction est déjà ouverte.
 */
export const asSystem = <T>(raison: Raison, run: (db: Db) => Promise<T>): Promise<T> =>
  alone(`asSystem(${raison})`, () =>
    withOpening({}, (instantOf) =>
      clientOf(raison).$transaction(
        (db) => {
          tellInstant(instantOf())
          return run(db)
        },
        raison === 'monde de démonstration' || raison === 'exploitation' ? { timeout: 600_000 } : {},
      ),
    ),
  )

/** Une requête du rôle système, sans transaction : la lecture de la session, à chaque page. */
export const systemDb = (raison: Raison): Db => clientOf(raison)
