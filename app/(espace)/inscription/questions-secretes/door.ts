import { z } from 'zod'
import { QuestionsForm, QuestionsSearch } from '@/lib/identite/schema'

export const page = { right: 'profil:modifier', search: QuestionsSearch } as const

export const choisir = { right: 'profil:modifier', schema: QuestionsForm, secrets: ['reponse1', 'reponse2', 'reponse3'] } as const

export const remettre = { right: 'profil:modifier', schema: z.object({}) } as const
