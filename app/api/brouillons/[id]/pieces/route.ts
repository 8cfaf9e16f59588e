import { upload } from '@/lib/http/upload'
import { DES_PIECES, postPieces, postPiecesTooFast, putPiece, UNE_PIECE } from '@/lib/pieces/post-pieces'
import { locateBrouillon } from '@/lib/pieces/queries'
import { PieceParams } from '@/lib/pieces/schema'

const definition = { right: 'demande:deposer', geste: 'piece', params: PieceParams, locate: locateBrouillon } as const

export const POST = upload(definition, DES_PIECES, postPieces, postPiecesTooFast)

export const PUT = upload(definition, UNE_PIECE, putPiece)
