import { CourrierParams, CourriersSearch } from '@/lib/courriers/schema'

export const page = { right: 'courrier:lire', locate: 'courrier', params: CourrierParams, search: CourriersSearch } as const
