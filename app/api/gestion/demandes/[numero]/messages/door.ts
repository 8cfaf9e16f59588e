import { FilParams } from '@/lib/demandes/fil/schema'

export const POST = { right: 'gestion:traiter', locate: 'demande', geste: 'message', params: FilParams } as const
