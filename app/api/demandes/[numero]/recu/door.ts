import { RecuParams } from '@/lib/demandes/envoi/recu-schema'

export const GET = { right: 'demande:lire', locate: 'demande', params: RecuParams } as const
