import { z } from 'zod'
import { Siren } from '@/lib/entreprises/schema'
import { PageSearch } from '@/lib/listes/pages'

export const CourriersSearch = z.object({ onglet: z.enum(['tous', 'non-lus']).catch('tous'), page: PageSearch })
export type CourriersSearch = z.output<typeof CourriersSearch>
export const CourrierParams = z.object({ siren: Siren, id: z.uuid() })
