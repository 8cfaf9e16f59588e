import { z } from 'zod'
import { AdresseForm } from '@/lib/identite/profil-schema'

export const page = { right: 'profil:modifier' } as const

export const demander = { right: 'profil:modifier', schema: AdresseForm, secrets: ['actuel'] } as const

export const renoncer = { right: 'profil:modifier', schema: z.object({}) } as const
