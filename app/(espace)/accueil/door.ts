import { AccueilSearch } from '@/lib/a-faire/schema'

export const page = { right: 'portefeuille:voir', search: AccueilSearch } as const
