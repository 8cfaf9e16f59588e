import { z } from 'zod'

export const GET = { right: 'session:fermer', search: z.object({}) } as const
