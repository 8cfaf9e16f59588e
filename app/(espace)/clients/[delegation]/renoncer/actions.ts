'use server'
import { toClient } from '@/doors/delegations'
import { form } from '@/doors/form'
import { renounceClient } from '@/lib/identite/answer-delegation'
import * as door from './door'

export const renoncer = form(door.renoncer, renounceClient, toClient('renoncee'))
