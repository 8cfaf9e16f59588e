import { z } from 'zod'
import { CertificationForm } from '@/lib/identite/schema'

export const page = { right: 'compte:creer' } as const

export const certifier = { right: 'compte:creer', schema: CertificationForm } as const

export const prouver = { right: 'compte:creer', schema: z.object({}) } as const
