'use server'
import { form } from '@/doors/form'
import { afterAsking } from '@/doors/inscription'
import { askReopening } from '@/lib/identite/reouverture'
import * as door from './door'

export const ecrire = form(door.ecrire, askReopening, afterAsking)
