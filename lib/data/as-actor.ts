import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { reglagesOf } from '@/lib/access/reach'
import { readOnlySays } from '@/lib/access/visit'
import { tellInstant } from '@/lib/ground/clock'
import { refused } from '@/lib/ground/errors'
import { alone } from './nesting'
import { withOpening } from './opening'
import { clients, type Db } from './prisma'

/**
 * Une transaction en écriture, avec le rôle restreint et le périmètre de la personne.
 * @throws quand une transaction est déjà ouverte (voir `alone`) ; `refused` à qui voit comme un autre : la dernière serrure.
 */
export function asActor<T>(actor: Actor, run: (db: Db) => Promise<T>): Promise<T> {
  if (actor.regard) return Promise.reject(refused(readOnlySays(actor)))
  return open(actor, 'asActor', false, run)
}

/** La même en lecture seule : ce qu’ouvre une page. */
export const asReader = <T>(actor: Actor, run: (db: Db) => Promise<T>): Promise<T> => open(actor, 'asReader', true, run)

function open<T>(actor: Actor, nom: string, lecture: boolean, run: (db: Db) => Promise<T>): Promise<T> {
  const reglages = {
    ...reglagesOf(actor),
    transaction_read_only: lecture ? 'on' : 'off',
    // Un plan par liste d’entreprises coûterait plus à prévoir qu’à suivre, et ne vaut pas mieux : mesuré sur trois cents.
    plan_cache_mode: actor.perimetre.sirens.length > 1 ? 'force_generic_plan' : 'auto',
  }
  const transaction = (lire: (db: Db) => Promise<T>) =>
    withOpening(reglages, (instantOf) =>
      clients().app.$transaction((db) => {
        tellInstant(instantOf())
        return lire(db)
      }),
    )
  return alone(nom, () => (lecture ? untilRead(transaction, run) : transaction(run)))
}

/** Rend ce qui a été lu sans attendre que la base ferme la transaction : d’une lecture, sa fin n’apprend rien. */
function untilRead<T>(transaction: (lire: (db: Db) => Promise<T>) => Promise<T>, run: (db: Db) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    transaction(async (db) => {
      const lu = await run(db)
      resolve(lu)
      return lu
    }).catch(reject)
  })
}
