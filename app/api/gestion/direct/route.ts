import { stream } from '@/doors/stream'
import * as door from './door'

/** La gestion atteint toute demande : ce qui bouge ne lui est pas nommé, seulement qu’il y a du nouveau. */
export const GET = stream(door.GET, async (_actor, _db, nouvelle) => (nouvelle.quoi === 'pastille' ? {} : { revoir: true }))
