import { PieceDuFilParams } from '@/lib/demandes/fil/schema'

export const POST = { right: 'demande:repondre', locate: 'demande', geste: 'piece', params: PieceDuFilParams } as const
