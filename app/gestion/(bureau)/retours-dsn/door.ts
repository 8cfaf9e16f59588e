import { RetoursGestionSearch } from '@/lib/retours-dsn/schema'

export const page = { right: 'gestion:traiter', search: RetoursGestionSearch } as const
