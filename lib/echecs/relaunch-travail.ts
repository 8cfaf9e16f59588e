import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/events/record'
import type { Outcome } from '@/lib/http/action'
import { notFound } from '@/lib/http/errors'
import { routes } from '@/lib/http/routes'
import { retry } from '@/lib/jobs/boss'
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
