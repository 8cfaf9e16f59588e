import { postPiece, postTooFast } from '@/lib/demandes/fil/post-message'
import { locateDemande } from '@/lib/demandes/fil/queries'
import { PieceDuFilParams } from '@/lib/demandes/fil/schema'
import { upload } from '@/lib/http/upload'

export const POST = upload({ right: 'demande:repondre', geste: 'piece', params: PieceDuFilParams, locate: locateDemande }, postPiece, postTooFast)
