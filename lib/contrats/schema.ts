import { z } from 'zod'
import { Siren } from '@/lib/entreprises/schema'

export const ContratParams = z.object({ siren: Siren, reference: z.string().min(1).max(40) })
