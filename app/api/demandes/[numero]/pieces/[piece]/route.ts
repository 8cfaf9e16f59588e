import { postPiece, postTooFast } from '@/doors/post-message'
import { locateDemande } from '@/lib/demandes/fil/queries'
import { PieceDuFilParams } from '@/lib/demandes/fil/schema'
import { upload } from '@/doors/upload'
import { MESSAGE } from '@/doors/message-files'

export const POST = upload(
  { right: 'demande:repondre', geste: 'piece', params: PieceDuFilParams, locate: locateDemande },
  MESSAGE,
  postPiece,
  postTooFast,
)
