'use server'
import { form } from '@/doors/form'
import { invite, toInvitee } from '@/doors/utilisateurs'
import * as door from './door'

export const valider = form(door.valider, invite, toInvitee)
