import { PortefeuilleDsnSearch } from '@/lib/retours-dsn/schema'

export const page = { right: 'portefeuille:voir', search: PortefeuilleDsnSearch } as const
