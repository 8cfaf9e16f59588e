import { postMessage, postTooFast } from '@/lib/demandes/fil/post-message'
import { locateDemande } from '@/lib/demandes/fil/queries'
import { FilParams } from '@/lib/demandes/fil/schema'
import { upload } from '@/lib/http/upload'
import { MESSAGE } from '@/lib/pieces/message-files'

export const POST = upload(
  { right: 'demande:repondre', geste: 'message', params: FilParams, locate: locateDemande },
  MESSAGE,
  postMessage,
  postTooFast,
)
