'use server'
import { publicForm } from '@/doors/form'
import { setByLink } from '@/doors/recuperation'
import { LienForm } from '@/lib/identite/schema'

export const choisir = publicForm({ schema: LienForm, secrets: ['motDePasse', 'confirmation'] }, setByLink)
