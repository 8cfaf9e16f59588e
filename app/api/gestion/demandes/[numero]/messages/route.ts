import { FilParams } from '@/lib/demandes/fil/schema'
import { postAnswer, postAnswerTooFast } from '@/lib/demandes/gestion/answer-demande'
import { locateDossier } from '@/lib/demandes/gestion/queries'
import { upload } from '@/lib/http/upload'
import { MESSAGE } from '@/lib/pieces/message-files'

export const POST = upload(
  { right: 'gestion:traiter', geste: 'message', params: FilParams, locate: locateDossier },
  MESSAGE,
  postAnswer,
  postAnswerTooFast,
)
