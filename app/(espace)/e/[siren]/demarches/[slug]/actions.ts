'use server'
import { form } from '@/doors/form'
import { afterDelete, toBrouillon } from '@/doors/leads'
import { startBrouillon } from '@/lib/demandes/brouillon/start-brouillon'
import { throwBrouillon } from '@/lib/demandes/brouillon/throw-brouillon'
import * as door from './door'

export const commencer = form(door.commencer, startBrouillon, toBrouillon)
export const supprimer = form(door.supprimer, throwBrouillon, afterDelete)
