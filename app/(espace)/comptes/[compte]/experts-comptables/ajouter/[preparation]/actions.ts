'use server'
import { toDeclare } from '@/doors/delegations'
import { form } from '@/doors/form'
import { declarePrepared } from '@/lib/identite/declare-expert'
import * as door from './door'

export const declarer = form(door.declarer, declarePrepared, toDeclare)
