import { CourrierParams } from '@/lib/courriers/schema'

export const GET = { right: 'courrier:lire', gestion: 'gestion:traiter', locate: 'courrier', params: CourrierParams } as const
