'use server'
import { toExpert } from '@/doors/delegations'
import { form } from '@/doors/form'
import { resendDelegation } from '@/lib/identite/change-delegation'
import * as door from './door'

export const relancer = form(door.relancer, resendDelegation, toExpert)
