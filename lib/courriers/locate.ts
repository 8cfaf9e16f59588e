import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { courriersOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import type { Univers } from '@/lib/ground/univers'

/** Le courrier que cette personne atteint, d’un côté ou de l’autre ; le droit de le lire se juge ensuite. */
export const courrierById = (
  actor: Actor,
  db: Db,
  { siren, id }: { siren?: string; id: string },
): Promise<{ id: string; siren: string; univers: Univers } | null> =>
  db.courrier.findFirst({
    where: { AND: [{ id }, siren === undefined ? {} : { siren }, courriersOf(actor, ['courrier:lire', 'gestion:traiter'], siren)] },
    select: { id: true, siren: true, univers: true },
  })
