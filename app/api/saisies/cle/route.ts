import { readJson } from '@/doors/json'
import { keyOfPerson } from '@/lib/demandes/brouillon/key-of-person'
import * as door from './door'

export const GET = readJson(door.GET, async ({ actor }) => keyOfPerson(actor))
