import 'server-only'
import type { Db } from '@/lib/data/prisma'

/** Une personne de la gestion. */
export type Collegue = { id: string; prenom: string; nom: string; gestion: 'gestionnaire' | 'superviseur' | null }

/** Les personnes de la gestion à qui transmettre une demande, celle qui la suit à part. */
export const listCollegues = (db: Db, saufId: string | null): Promise<Collegue[]> =>
  db.utilisateur.findMany({
    where: { gestion: { not: null }, desactiveLe: null, ...(saufId === null ? {} : { id: { not: saufId } }) },
    orderBy: [{ nom: 'asc' }, { prenom: 'asc' }],
    select: { id: true, prenom: true, nom: true, gestion: true },
  })
