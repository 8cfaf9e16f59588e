import { z } from 'zod'
import { Siren } from '@/lib/entreprises/schema'
import { SERVICES_RETRAITE_IDS } from '@/lib/ground/adresses-retraite'

export const ServiceParams = z.object({ siren: Siren, service: z.enum(SERVICES_RETRAITE_IDS) })
