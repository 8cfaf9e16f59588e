import { RechercheSearch } from '@/lib/recherche/schema'

export const page = { right: 'portefeuille:voir', search: RechercheSearch } as const
