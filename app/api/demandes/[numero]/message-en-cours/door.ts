import { z } from 'zod'
import { FilParams } from '@/lib/demandes/fil/schema'
import { Siren } from '@/lib/entreprises/schema'

export const PUT = {
  right: 'demande:repondre',
  locate: 'demande',
  geste: 'frappe',
  params: FilParams,
  body: z.object({ siren: Siren, corps: z.string() }),
} as const
