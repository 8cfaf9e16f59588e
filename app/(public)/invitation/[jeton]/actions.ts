'use server'
import { form, publicForm } from '@/doors/form'
import { afterJoin, createAccess, join, openAccess } from '@/doors/invitation'
import { AccesInviteForm, InvitationForm } from '@/lib/identite/schema'
import * as door from './door'

export const accept = publicForm({ schema: InvitationForm, secrets: ['motDePasse', 'confirmation', 'code'] }, openAccess)
export const creer = publicForm({ schema: AccesInviteForm, secrets: ['motDePasse', 'confirmation'] }, createAccess)
export const rejoindre = form(door.rejoindre, join, afterJoin)
