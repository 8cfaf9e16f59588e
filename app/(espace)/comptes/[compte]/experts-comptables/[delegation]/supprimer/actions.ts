'use server'
import { toExpert } from '@/doors/delegations'
import { form } from '@/doors/form'
import { cancelDelegation, revokeDelegation } from '@/lib/identite/change-delegation'
import * as door from './door'

export const annuler = form(door.annuler, cancelDelegation, toExpert)
export const revoquer = form(door.revoquer, revokeDelegation, toExpert)
