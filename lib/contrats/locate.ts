import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { contratsOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import type { Univers } from '@/lib/ground/univers'

/** Le contrat de cette référence, si cette personne l’atteint. */
export const contratByReference = (
  actor: Actor,
  db: Db,
  { siren, reference }: { siren: string; reference: string },
): Promise<{ siren: string; univers: Univers } | null> =>
  db.contrat.findFirst({ where: { AND: [{ reference, siren }, contratsOf(actor, 'contrat:lire', siren)] }, select: { siren: true, univers: true } })
