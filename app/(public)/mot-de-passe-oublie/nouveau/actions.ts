'use server'
import { publicForm } from '@/doors/form'
import { setByQuestions } from '@/doors/recuperation'
import { NouveauForm } from '@/lib/identite/schema'

export const choisir = publicForm({ schema: NouveauForm, secrets: ['motDePasse', 'confirmation'] }, setByQuestions)
