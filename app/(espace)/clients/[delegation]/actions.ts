'use server'
import { toClient } from '@/doors/delegations'
import { form } from '@/doors/form'
import { acceptDelegation, askDelegationCorrection, refuseDelegation } from '@/lib/identite/answer-delegation'
import * as door from './door'

export const accepter = form(door.accepter, acceptDelegation, toClient('acceptee'))
export const refuser = form(door.refuser, refuseDelegation, toClient('refusee'))
export const corriger = form(door.corriger, askDelegationCorrection, toClient('correction'))
