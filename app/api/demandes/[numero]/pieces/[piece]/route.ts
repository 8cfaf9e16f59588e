import { MESSAGE } from '@/doors/message-files'
import { postPiece, postTooFast } from '@/doors/post-message'
import { upload } from '@/doors/upload'
import * as door from './door'

export const POST = upload(door.POST, MESSAGE, postPiece, postTooFast)
