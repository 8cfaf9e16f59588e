'use server'
import { toExpert } from '@/doors/delegations'
import { form } from '@/doors/form'
import { changeDelegation } from '@/lib/identite/change-delegation'
import * as door from './door'

export const modifier = form(door.modifier, changeDelegation, toExpert)
