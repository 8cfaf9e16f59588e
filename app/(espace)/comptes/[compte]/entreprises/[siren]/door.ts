import { FicheParams, FicheSearch } from '@/lib/entreprises/schema'

export const page = { right: 'compte:voir', locate: 'fiche', params: FicheParams, search: FicheSearch } as const
