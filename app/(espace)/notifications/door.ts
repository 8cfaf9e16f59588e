import { z } from 'zod'

export const toutLire = { right: 'portefeuille:voir', schema: z.object({}) } as const
