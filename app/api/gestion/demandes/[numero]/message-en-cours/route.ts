import { writeJson } from '@/doors/json'
import { keepMessage } from '@/lib/demandes/fil/keep-message'
import * as door from './door'

export const PUT = writeJson(door.PUT, keepMessage)
