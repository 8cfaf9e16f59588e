import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { acteDeLecture } from '@/lib/demandes/acte'
import type { PieceVisee } from '@/lib/demandes/locate'

/** Inscrit au journal que la gestion a ouvert ce fichier ; une entreprise qui relit les siens n’y laisse rien. */
export const consultFichierIn = (db: Db, visit: Visit<'gestion:traiter', Pick<PieceVisee, 'id' | 'siren' | 'pieceId'>>): Promise<string> =>
  acteDeLecture(db, visit, ({ objet: { id: demandeId }, note }) => note('piece.consultee', { demandeId, pieceId: visit.objet.pieceId }))
export const consultFichier = command(consultFichierIn)
