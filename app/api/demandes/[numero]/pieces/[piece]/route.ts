import { postPiece, postTooFast } from '@/lib/demandes/fil/post-message'
import { locateDemande } from '@/lib/demandes/fil/queries'
import { PieceDuFilParams } from '@/lib/demandes/fil/schema'
import { upload } from '@/lib/http/upload'
import { MESSAGE } from '@/lib/pieces/message-files'

export const POST = upload(
  { right: 'demande:repondre', geste: 'piece', params: PieceDuFilParams, locate: locateDemande },
  MESSAGE,
  postPiece,
  postTooFast,
)
