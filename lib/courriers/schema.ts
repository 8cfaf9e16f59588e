import { z } from 'zod'
import { Siren } from '@/lib/entreprises/schema'
import { PageSearch } from '@/lib/ground/pages'

export const CourriersSearch = z.object({ onglet: z.enum(['tous', 'non-lus']).catch('tous'), page: PageSearch })
export type CourriersSearch = z.output<typeof CourriersSearch>
export const CourrierParams = z.object({ siren: Siren, id: z.uuid() })
