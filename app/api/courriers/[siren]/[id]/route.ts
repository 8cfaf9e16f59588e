import { download } from '@/doors/download'
import { judge } from '@/lib/access/visit'
import { markCourrierRead } from '@/lib/courriers/mark-read'
import { findCourrier, openCourrier } from '@/lib/courriers/open-courrier'
import * as door from './door'

// Qui télécharge un courrier le lit ; ni la gestion, ni qui « voit comme », n’ouvrent rien à la place de l’entreprise.
export const GET = download(door.GET, findCourrier, openCourrier, async (actor, { courrier: { id, siren, univers } }) => {
  if (!actor.gestion && !actor.regard) await markCourrierRead(judge(actor, 'courrier:lire', { id, siren, univers }))
})
