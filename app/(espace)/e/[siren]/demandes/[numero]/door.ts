import { DemandeParams } from '@/lib/demandes/schema'

export const annuler = { right: 'demande:repondre', locate: 'demande', schema: DemandeParams } as const
