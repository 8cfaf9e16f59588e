'use server'
import { publicForm } from '@/doors/form'
import { answer } from '@/doors/recuperation'
import { ReponsesForm } from '@/lib/identite/schema'

export const repondre = publicForm({ schema: ReponsesForm, secrets: ['reponse1', 'reponse2', 'reponse3'] }, answer)
