import { download, SANS_CORPS, upload } from '@/lib/http/upload'
import { consultFichier } from '@/lib/pieces/consult-fichier'
import { findFichier, openFichier } from '@/lib/pieces/open-piece'
import { locatePiece } from '@/lib/pieces/queries'
import { deletePiece, postRemoval, RETOUR } from '@/lib/pieces/post-removal'
import { PieceParams } from '@/lib/pieces/schema'

export const GET = download({ right: 'demande:lire', gestion: 'gestion:traiter', params: PieceParams }, findFichier, openFichier, consultFichier)

export const DELETE = upload({ right: 'demande:deposer', params: PieceParams, locate: locatePiece }, SANS_CORPS, deletePiece)

export const POST = upload({ right: 'demande:deposer', params: PieceParams, locate: locatePiece }, RETOUR, postRemoval)
