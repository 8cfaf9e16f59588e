import { CourrierGestionSearch, CourrierId } from '@/lib/courriers/schema'

export const page = { right: 'gestion:traiter', locate: 'courrier', params: CourrierId, search: CourrierGestionSearch } as const
