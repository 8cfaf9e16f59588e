import { FilParams } from '@/lib/demandes/fil/schema'
import { postAnswer, postAnswerTooFast } from '@/doors/post-answer'
import { locateDossier } from '@/lib/demandes/gestion/queries'
import { upload } from '@/doors/upload'
import { MESSAGE } from '@/doors/message-files'

export const POST = upload(
  { right: 'gestion:traiter', geste: 'message', params: FilParams, locate: locateDossier },
  MESSAGE,
  postAnswer,
  postAnswerTooFast,
)
