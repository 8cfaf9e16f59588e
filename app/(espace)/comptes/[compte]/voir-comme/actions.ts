'use server'
import { form } from '@/doors/form'
import { startRegard } from '@/doors/regard'
import { openRegardOf } from '@/lib/identite/open-regard'
import * as door from './door'

export const commencer = form(door.commencer, openRegardOf, startRegard)
