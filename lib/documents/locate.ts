import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { adressesOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import type { Univers } from '@/lib/ground/univers'

/** Un document, pour l’entreprise à qui il est adressé. */
export type DocumentVise = { id: string; siren: string; univers: Univers }

/** Le document adressé à cette entreprise, si cette personne l’atteint, d’un côté ou de l’autre. */
export async function documentById(actor: Actor, db: Db, { siren, id }: { siren: string; id: string }): Promise<DocumentVise | null> {
  const adresse = await db.documentAdresse.findFirst({
    where: { AND: [{ documentId: id, siren }, adressesOf(actor, ['document:lire', 'gestion:traiter'], siren)] },
    select: { siren: true, univers: true },
  })
  return adresse && { id, ...adresse }
}
