import { deletePiece, postRemoval, RETOUR } from '@/doors/post-removal'
import { download } from '@/doors/download'
import { SANS_CORPS, upload } from '@/doors/upload'
import { judge } from '@/lib/access/visit'
import { consultFichier } from '@/lib/demandes/pieces/consult-fichier'
import { findFichier, openFichier } from '@/lib/demandes/pieces/open-piece'
import * as door from './door'

// La gestion qui ouvre un fichier laisse sa trace ; une entreprise qui relit les siens n’en laisse aucune.
export const GET = download(door.GET, findFichier, openFichier, async (actor, { id, demande }) => {
  if (actor.gestion) await consultFichier(judge(actor, 'gestion:traiter', { ...demande, pieceId: id }))
})

export const DELETE = upload(door.DELETE, SANS_CORPS, deletePiece)
export const POST = upload(door.POST, RETOUR, postRemoval)
