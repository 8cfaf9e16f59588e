import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { administered } from '@/lib/access/scope'
import { tellInstant } from '@/lib/ground/clock'
import { alone } from './nesting'
import { clients, type Db } from './prisma'

/**
 * Une transaction en écriture, avec le rôle restreint et le périmètre de la personne.
 * @throws quand une transaction est déjà ouverte (voir `alone`).
 */
export const asActor = <T>(actor: Actor, run: (db: Db) => Promise<T>): Promise<T> => open(actor, 'asActor', false, run)

/** La même en lecture seule : ce qu’ouvre une page. */
export const asReader = <T>(actor: Actor, run: (db: Db) => Promise<T>): Promise<T> => open(actor, 'asReader', true, run)

function open<T>(actor: Actor, nom: string, lecture: boolean, run: (db: Db) => Promise<T>): Promise<T> {
  const sirens = actor.gestion ? '*' : actor.perimetre.sirens.join(',')
  const comptes = actor.perimetre.comptes.join(',')
  const administres = administered(actor).join(',')
  const mode = lecture ? 'on' : 'off'
  return alone(nom, () =>
    clients().app.$transaction(async (db) => {
      const [ouverte] = await db.$queryRaw<
        { instant: Date }[]
      >`SELECT maintenant() AS instant, set_config('app.sirens', ${sirens}, true), set_config('app.comptes', ${comptes}, true), set_config('app.administres', ${administres}, true), set_config('app.utilisateur', ${actor.utilisateur.id}, true), set_config('transaction_read_only', ${mode}, true)`
      if (ouverte) tellInstant(ouverte.instant)
      return run(db)
    }),
  )
}
