import { CourriersSearch } from '@/lib/courriers/schema'
import { SirenParams } from '@/lib/entreprises/schema'

export const page = { right: 'courrier:lire', locate: 'entreprise', params: SirenParams, search: CourriersSearch } as const
