'use server'
import { form } from '@/doors/form'
import { toEcheances } from '@/doors/leads'
import { openAgenda } from '@/lib/echeances/open-agenda'
import { revokeAgenda } from '@/lib/echeances/revoke-agenda'
import * as door from './door'

export const ouvrir = form(door.ouvrir, openAgenda, toEcheances)
export const revoquer = form(door.revoquer, revokeAgenda, toEcheances)
