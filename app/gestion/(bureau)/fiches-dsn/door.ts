import { FichesGestionSearch } from '@/lib/fiches-dsn/schema'

export const page = { right: 'gestion:traiter', search: FichesGestionSearch } as const
