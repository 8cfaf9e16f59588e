import { RecuParams, RecuSearch } from '@/lib/demandes/envoi/recu-schema'

export const GET = { right: 'demande:lire', locate: 'demande', params: RecuParams, search: RecuSearch } as const
