import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { signatureOf } from '@/lib/access/titre'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { acteDeLecture, type Visee } from '../acte'
import { messageId } from '../fil/message-id'
import { writeNoteIn } from './write-note'

/** Une note est gardée. */
export type Notee = { numero: string; suite: 'noter' }

/** Garde une note interne : la gestion seule la lit, rien n’en sort. Le même formulaire deux fois n’en fait qu’une. Qui traite les demandes peut noter, qu’il la suive ou non. */
export const noteIn = (db: Db, visit: Visit<'gestion:traiter', Visee>, { cle, corps }: { cle: string; corps: string }): Promise<Notee> =>
  acteDeLecture(db, visit, async ({ actor, titre, objet: { id: demandeId, siren, numero }, note }) => {
    const { auteurId, auteurNom } = signatureOf(actor, titre)
    const id = messageId({ demandeId, auteurId, cle }, 'noter', corps)
    if (await writeNoteIn(db, { id, demandeId, siren, auteurId, auteurNom, corps })) await note('demande.notee', { demandeId, noteId: id })
    return { numero, suite: 'noter' }
  })
export const noteDemande = command(noteIn)
