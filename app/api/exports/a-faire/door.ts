import { z } from 'zod'
import { AccueilSearch } from '@/lib/a-faire/schema'

export const GET = { right: 'portefeuille:voir', params: z.object({}), search: AccueilSearch } as const
