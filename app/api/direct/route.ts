import { stream } from '@/doors/stream'
import { reachesCourrier } from '@/lib/courriers/queries'
import { findNumero } from '@/lib/demandes/fil/queries'
import { countUnread } from '@/lib/notifications/queries'
import * as door from './door'

export const GET = stream(door.GET, async (actor, db, nouvelle) => {
  if (nouvelle.quoi === 'demande') {
    const demande = await findNumero(actor, db, nouvelle.id)
    return demande === null ? null : { demande }
  }
  if (nouvelle.quoi === 'courrier') return (await reachesCourrier(actor, db, nouvelle.id)) ? { courrier: true } : null
  const nombre = await countUnread(actor, db)
  return nouvelle.quoi === 'reprise' ? { nombre, revoir: true } : { nombre }
})
