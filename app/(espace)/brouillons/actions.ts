'use server'
import { form } from '@/doors/form'
import { toRestaure } from '@/doors/leads'
import { restoreBrouillon } from '@/lib/demandes/brouillon/restore-brouillon'
import * as door from './door'

export const restaurer = form(door.restaurer, restoreBrouillon, toRestaure)
