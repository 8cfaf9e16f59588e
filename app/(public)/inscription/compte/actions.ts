'use server'
import { publicForm } from '@/doors/form'
import { register } from '@/doors/inscription'
import { InscriptionForm } from '@/lib/identite/schema'

export const start = publicForm({ schema: InscriptionForm, secrets: ['motDePasse', 'confirmation'] }, register)
