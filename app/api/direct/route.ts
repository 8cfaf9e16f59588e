import { stream } from '@/doors/stream'
import { countUnread } from '@/lib/notifications/queries'

export const GET = stream({ right: 'portefeuille:voir' }, async (actor, db) => ({ nombre: await countUnread(actor, db) }))
