import { z } from 'zod'

export const GET = { right: 'portefeuille:voir', search: z.object({}) } as const
