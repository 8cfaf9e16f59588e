import { upload } from '@/lib/http/upload'
import { DES_PIECES, postPieces, putPiece, UNE_PIECE } from '@/lib/pieces/post-pieces'
import { locateBrouillon } from '@/lib/pieces/queries'
import { PieceParams } from '@/lib/pieces/schema'

export const POST = upload({ right: 'demande:deposer', params: PieceParams, locate: locateBrouillon }, DES_PIECES, postPieces)

export const PUT = upload({ right: 'demande:deposer', params: PieceParams, locate: locateBrouillon }, UNE_PIECE, putPiece)
