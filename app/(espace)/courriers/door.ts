import { CourriersSearch } from '@/lib/courriers/schema'

export const page = { right: 'portefeuille:voir', search: CourriersSearch } as const
