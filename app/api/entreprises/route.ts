import { readJson } from '@/doors/json'
import { searchEntreprises } from '@/lib/portefeuille/queries'
import * as door from './door'

export const GET = readJson(door.GET, ({ actor, db, search }) => searchEntreprises(actor, db, search.q, search.recentes))
