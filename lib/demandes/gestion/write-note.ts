import 'server-only'
import type { Db } from '@/lib/data/prisma'

/** Une note de la gestion sur une demande, signée. */
export type ANoter = { id: string; demandeId: string; siren: string; auteurId: string; auteurNom: string; corps: string }

/** Écrit une note interne, si elle ne l’est pas déjà. @returns faux quand elle l’était. */
export const writeNoteIn = async (db: Db, note: ANoter): Promise<boolean> =>
  (await db.noteInterne.createMany({ data: note, skipDuplicates: true })).count > 0
