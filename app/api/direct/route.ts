import { stream } from '@/doors/stream'
import { countUnread } from '@/lib/notifications/queries'
import * as door from './door'

export const GET = stream(door.GET, async (actor, db) => ({ nombre: await countUnread(actor, db) }))
