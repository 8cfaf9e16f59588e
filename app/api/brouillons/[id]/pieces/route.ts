import { upload } from '@/lib/http/upload'
import { postPieces, postPiecesTooFast, putPiece } from '@/lib/pieces/post-pieces'
import { locateBrouillon } from '@/lib/pieces/queries'
import { PieceParams } from '@/lib/pieces/schema'

export const POST = upload({ right: 'demande:deposer', geste: 'piece', params: PieceParams, locate: locateBrouillon }, postPieces, postPiecesTooFast)

export const PUT = upload({ right: 'demande:deposer', geste: 'piece', params: PieceParams, locate: locateBrouillon }, putPiece)
