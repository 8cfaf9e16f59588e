import { CourriersGestionSearch } from '@/lib/courriers/schema'

export const page = { right: 'gestion:traiter', search: CourriersGestionSearch } as const
