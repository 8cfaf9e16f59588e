import { readJson } from '@/doors/json'
import { listChoix } from '@/lib/habilitations/queries'
import * as door from './door'

export const GET = readJson(door.GET, ({ visit, db }) => listChoix(db, visit.objet.compteId))
