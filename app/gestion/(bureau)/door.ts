import { BannetteSearch } from '@/lib/demandes/gestion/schema'

export const page = { right: 'gestion:traiter', search: BannetteSearch } as const
