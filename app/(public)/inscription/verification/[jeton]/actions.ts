'use server'
import { publicForm } from '@/doors/form'
import { verify } from '@/doors/inscription'
import { VerificationForm } from '@/lib/identite/schema'

export const prove = publicForm({ schema: VerificationForm, secrets: ['motDePasse'] }, verify)
