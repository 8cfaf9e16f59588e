import { DemandeParams } from '@/lib/demandes/schema'
import { FilSearch } from '@/lib/demandes/fil/schema'

export const page = { right: 'demande:lire', locate: 'demande', params: DemandeParams, search: FilSearch } as const

export const annuler = { right: 'demande:repondre', locate: 'demande', schema: DemandeParams } as const
