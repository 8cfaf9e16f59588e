import { SwitcherSearch } from '@/lib/entreprises/schema'

export const GET = { right: 'portefeuille:voir', search: SwitcherSearch } as const
