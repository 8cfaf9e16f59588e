import { z } from 'zod'
import { DemandesSearch } from '@/lib/demandes/schema'

export const GET = { right: 'portefeuille:voir', params: z.object({}), search: DemandesSearch } as const
