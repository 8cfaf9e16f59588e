import { DemandeParams } from '@/lib/demandes/schema'

export const page = { right: 'demande:lire', locate: 'demande', params: DemandeParams } as const
