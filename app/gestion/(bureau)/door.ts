import { BannetteSearch, PrendreSelectionForm } from '@/lib/demandes/gestion/schema'

export const page = { right: 'gestion:traiter', search: BannetteSearch } as const

export const prendre = { right: 'gestion:traiter', schema: PrendreSelectionForm } as const
