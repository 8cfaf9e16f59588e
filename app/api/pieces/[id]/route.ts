import { download, SANS_CORPS, upload } from '@/doors/upload'
import { consultFichier } from '@/lib/demandes/pieces/consult-fichier'
import { findFichier, openFichier } from '@/lib/demandes/pieces/open-piece'
import { locatePiece } from '@/lib/demandes/pieces/queries'
import { deletePiece, postRemoval, RETOUR } from '@/doors/post-removal'
import { PieceParams } from '@/lib/demandes/pieces/schema'

export const GET = download({ right: 'demande:lire', gestion: 'gestion:traiter', params: PieceParams }, findFichier, openFichier, consultFichier)

export const DELETE = upload({ right: 'demande:deposer', params: PieceParams, locate: locatePiece }, SANS_CORPS, deletePiece)

export const POST = upload({ right: 'demande:deposer', params: PieceParams, locate: locatePiece }, RETOUR, postRemoval)
