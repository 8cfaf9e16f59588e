'use server'
import { form } from '@/doors/form'
import { afterDelete, toBrouillon } from '@/doors/leads'
import { deleteBrouillon } from '@/lib/demandes/brouillon/delete-brouillon'
import { startBrouillon } from '@/lib/demandes/brouillon/start-brouillon'
import * as door from './door'

export const commencer = form(door.commencer, startBrouillon, toBrouillon)
export const supprimer = form(door.supprimer, deleteBrouillon, afterDelete)
