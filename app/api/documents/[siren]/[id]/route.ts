import { download } from '@/doors/download'
import { judge } from '@/lib/access/visit'
import { openFichier } from '@/lib/demandes/pieces/open-piece'
import { markDocumentOpen } from '@/lib/documents/mark-open'
import { getFichierDocument } from '@/lib/documents/queries'
import * as door from './door'

// Ouvrir un document est le télécharger ; ni la gestion, ni qui « voit comme », ne l’ouvrent pour personne.
export const GET = download(door.GET, getFichierDocument, openFichier, async (actor, { id, siren, univers }) => {
  if (!actor.gestion && !actor.regard) await markDocumentOpen(judge(actor, 'document:lire', { id, siren, univers }))
})
