import { z } from 'zod'
import { FilParams } from '@/lib/demandes/fil/schema'

export const PUT = { right: 'gestion:traiter', locate: 'demande', geste: 'frappe', params: FilParams, body: z.object({ corps: z.string() }) } as const
