import { CourrierParams } from '@/lib/courriers/schema'

export const page = { right: 'courrier:lire', locate: 'courrier', params: CourrierParams } as const
