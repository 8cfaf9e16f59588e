import { FilParams } from '@/lib/demandes/fil/schema'

export const POST = { right: 'demande:repondre', locate: 'demande', geste: 'message', params: FilParams } as const
