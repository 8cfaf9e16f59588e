import { upload } from '@/doors/upload'
import { DES_PIECES, postPieces, postPiecesTooFast, putPiece, UNE_PIECE } from '@/doors/post-pieces'
import { locateBrouillon } from '@/lib/demandes/pieces/queries'
import { PieceParams } from '@/lib/demandes/pieces/schema'

export const POST = upload(
  { right: 'demande:deposer', geste: 'piece', params: PieceParams, locate: locateBrouillon },
  DES_PIECES,
  postPieces,
  postPiecesTooFast,
)

export const PUT = upload({ right: 'demande:deposer', geste: 'piece', params: PieceParams, locate: locateBrouillon }, UNE_PIECE, putPiece)
