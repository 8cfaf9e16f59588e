'use server'
import { toDroits } from '@/doors/delegations'
import { form } from '@/doors/form'
import { prepareExpert } from '@/lib/identite/declare-expert'
import * as door from './door'

export const preparer = form(door.preparer, prepareExpert, toDroits)
