import { DemandesSearch } from '@/lib/demandes/schema'

export const GET = { right: 'portefeuille:voir', search: DemandesSearch } as const
