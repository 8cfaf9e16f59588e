import { z } from 'zod'

export const POST = { right: 'gestion:traiter', geste: 'message', params: z.object({}) } as const
