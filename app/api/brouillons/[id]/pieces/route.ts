import { upload } from '@/lib/http/upload'
import { DES_PIECES, postPieces, postPiecesTooFast, putPiece, UNE_PIECE } from '@/lib/pieces/post-pieces'
import { locateBrouillon } from '@/lib/pieces/queries'
import { PieceParams } from '@/lib/pieces/schema'

export const POST = upload(
  { right: 'demande:deposer', geste: 'piece', params: PieceParams, locate: locateBrouillon },
  DES_PIECES,
  postPieces,
  postPiecesTooFast,
)

export const PUT = upload({ right: 'demande:deposer', geste: 'piece', params: PieceParams, locate: locateBrouillon }, UNE_PIECE, putPiece)
