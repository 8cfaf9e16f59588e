import { DES_PIECES, postPieces, postPiecesTooFast, putPiece, UNE_PIECE } from '@/doors/post-pieces'
import { upload } from '@/doors/upload'
import * as door from './door'

export const POST = upload(door.POST, DES_PIECES, postPieces, postPiecesTooFast)
export const PUT = upload(door.PUT, UNE_PIECE, putPiece)
