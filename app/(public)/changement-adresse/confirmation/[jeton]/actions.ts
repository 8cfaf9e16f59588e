'use server'
import { publicForm } from '@/doors/form'
import { confirmAddress } from '@/doors/profil'
import { VerificationForm } from '@/lib/identite/schema'

export const confirmer = publicForm({ schema: VerificationForm, secrets: ['motDePasse'] }, confirmAddress)
