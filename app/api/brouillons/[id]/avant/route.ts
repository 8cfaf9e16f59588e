import { readJson } from '@/doors/json'
import { readAvantAt } from '@/lib/avant/queries'
import * as door from './door'

export const GET = readJson(door.GET, ({ visit: { objet }, actor, db, search }) => readAvantAt(actor, db, objet, search.objet))
