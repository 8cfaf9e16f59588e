import { DemandesSearch } from '@/lib/demandes/schema'

export const page = { right: 'portefeuille:voir', search: DemandesSearch } as const
