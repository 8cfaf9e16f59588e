import { postMessage, postTooFast } from '@/doors/post-message'
import { locateDemande } from '@/lib/demandes/fil/queries'
import { FilParams } from '@/lib/demandes/fil/schema'
import { upload } from '@/doors/upload'
import { MESSAGE } from '@/doors/message-files'

export const POST = upload(
  { right: 'demande:repondre', geste: 'message', params: FilParams, locate: locateDemande },
  MESSAGE,
  postMessage,
  postTooFast,
)
