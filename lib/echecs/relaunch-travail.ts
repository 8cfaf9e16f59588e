import 'server-only'
import type { Lieu } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import { retry } from '@/lib/acts/queue'
import type { Db } from '@/lib/data/prisma'
import { findFileEnEchec } from './queries'
import type { Relance } from './schema'

/** Reprend un travail en échec, tel qu’il était. */
export const relaunchTravailIn = (db: Db, visit: Visit<'gestion:superviser'>, { id }: { id: string }): Promise<Relance> =>
  acteIn(
    db,
    visit,
    async (): Promise<(Lieu & { file: string }) | null> => {
      const file = await findFileEnEchec(db, id)
      return file === null ? null : { file }
    },
    async ({ objet: { file }, note }) => {
      await note('travail.relance', { file, travailId: id })
      await retry(db, file, id)
      return { suite: 'travail' }
    },
  )
export const relaunchTravail = command(relaunchTravailIn)
