'use server'
import { inviteHere, toCollegues } from '@/doors/delegations'
import { form } from '@/doors/form'
import { cancelCollegue } from '@/lib/identite/collegues'
import * as door from './door'

export const inviter = form(door.inviter, inviteHere, toCollegues)
export const annuler = form(door.annuler, cancelCollegue, toCollegues)
