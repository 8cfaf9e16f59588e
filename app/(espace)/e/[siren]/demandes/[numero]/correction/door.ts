import { CorrigerForm, CorrigerSearch } from '@/lib/demandes/correction/schema'
import { DemandeParams } from '@/lib/demandes/schema'

export const page = { right: 'demande:repondre', locate: 'demande', params: DemandeParams, search: CorrigerSearch } as const

export const corriger = { right: 'demande:repondre', locate: 'demande', geste: 'message', schema: CorrigerForm, libres: true } as const
