import { deletePiece, postRemoval, RETOUR } from '@/doors/post-removal'
import { download, SANS_CORPS, upload } from '@/doors/upload'
import { consultFichier } from '@/lib/demandes/pieces/consult-fichier'
import { findFichier, openFichier } from '@/lib/demandes/pieces/open-piece'
import * as door from './door'

export const GET = download(door.GET, findFichier, openFichier, consultFichier)
export const DELETE = upload(door.DELETE, SANS_CORPS, deletePiece)
export const POST = upload(door.POST, RETOUR, postRemoval)
