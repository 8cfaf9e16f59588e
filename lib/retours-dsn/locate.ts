import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { anomaliesOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import type { Univers } from '@/lib/ground/univers'

/** Une cause d’anomalies ouvertes d’une entreprise. */
export type CauseVisee = { siren: string; univers: Univers }

/** La cause ouverte, si la personne en atteint une anomalie. */
export async function causeOuverte(actor: Actor, db: Db, { siren, cause }: { siren: string; cause: string }): Promise<CauseVisee | null> {
  return db.anomalieDsn.findFirst({
    where: { AND: [{ siren, cause, fermeeLe: null }, anomaliesOf(actor, 'dsn:lire', siren)] },
    select: { siren: true, univers: true },
  })
}
