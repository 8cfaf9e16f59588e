'use server'
import { form, publicForm } from '@/doors/form'
import { afterJoin, createAccess, decline, join, openAccess } from '@/doors/invitation'
import { AccesInviteForm, InvitationForm, InvitationParams } from '@/lib/identite/schema'
import * as door from './door'

export const accept = publicForm({ schema: InvitationForm, secrets: ['motDePasse', 'confirmation', 'code'] }, openAccess)
export const creer = publicForm({ schema: AccesInviteForm, secrets: ['motDePasse', 'confirmation'] }, createAccess)
export const rejoindre = form(door.rejoindre, join, afterJoin)
export const refuser = publicForm({ schema: InvitationParams }, decline)
