import { z } from 'zod'

export const POST = { right: 'gestion:superviser', geste: 'message', params: z.object({}) } as const
