import { z } from 'zod'
import { keepMessage } from '@/lib/demandes/fil/keep-message'
import { FilParams } from '@/lib/demandes/fil/schema'
import { Siren } from '@/lib/entreprises/schema'
import { writeRoute } from '@/doors/route'

export const PUT = writeRoute(
  { right: 'demande:repondre', geste: 'frappe', params: FilParams, body: z.object({ siren: Siren, corps: z.string() }) },
  keepMessage,
)
