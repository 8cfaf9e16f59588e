import { writeJson } from '@/doors/json'
import { saveChamps } from '@/lib/demandes/brouillon/save-champs'
import * as door from './door'

export const PUT = writeJson(door.PUT, saveChamps)
