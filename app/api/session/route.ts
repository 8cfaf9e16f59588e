import { readJson } from '@/doors/json'
import { sessionLeft } from '@/doors/request'
import * as door from './door'

export const GET = readJson(door.GET, sessionLeft)
