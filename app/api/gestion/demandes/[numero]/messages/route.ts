import { MESSAGE } from '@/doors/message-files'
import { postAnswer, postAnswerTooFast } from '@/doors/post-answer'
import { upload } from '@/doors/upload'
import * as door from './door'

export const POST = upload(door.POST, MESSAGE, postAnswer, postAnswerTooFast)
