import { ReouverturesSearch, RouvrirForm } from '@/lib/reouvertures/schema'

export const page = { right: 'gestion:traiter', search: ReouverturesSearch } as const

export const rouvrir = { right: 'gestion:traiter', schema: RouvrirForm } as const
