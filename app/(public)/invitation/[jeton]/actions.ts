'use server'
import { publicForm } from '@/doors/form'
import { openAccess } from '@/doors/invitation'
import { InvitationForm } from '@/lib/identite/schema'

export const accept = publicForm({ schema: InvitationForm, secrets: ['motDePasse', 'confirmation', 'code'] }, openAccess)
