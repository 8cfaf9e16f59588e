import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/acts/record'
import type { Outcome } from '@/lib/ground/form-state'
import { notFound } from '@/lib/ground/errors'
import { routes } from '@/lib/ground/routes'
import { retry } from '@/lib/acts/queue'
import { findFileEnEchec } from './queries'

/** Reprend un travail en échec, tel qu’il était. */
export const relaunchTravail = (actor: Actor, { id }: { id: string }): Promise<Outcome> =>
  asActor(actor, async (db) => {
    const file = await findFileEnEchec(db, id)
    if (file === null) throw notFound()
    await record(db, actor, 'travail.relance', { file, travailId: id })
    await retry(db, file, id)
    return { vers: routes.gestionEchecs('travail') }
  })
