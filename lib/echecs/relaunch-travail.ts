import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/events/record'
import type { Outcome } from '@/lib/http/action'
import { notFound } from '@/lib/http/errors'
import { routes } from '@/lib/http/routes'
import { retry } from '@/lib/jobs/boss'
import { listTravauxEnEchec } from './queries'

/** Reprend un travail en échec, tel qu’il était. */
export const relaunchTravail = (actor: Actor, { id }: { id: string }): Promise<Outcome> =>
  asActor(actor, async (db) => {
    const travail = (await listTravauxEnEchec(db)).find((t) => t.id === id)
    if (!travail) throw notFound()
    await record(db, actor, 'travail.relance', { file: travail.file, travailId: id })
    await retry(db, travail.file, id)
    return { vers: routes.gestionEchecs('travail') }
  })
