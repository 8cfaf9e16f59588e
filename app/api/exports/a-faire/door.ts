import { AccueilSearch } from '@/lib/a-faire/schema'

export const GET = { right: 'portefeuille:voir', search: AccueilSearch } as const
