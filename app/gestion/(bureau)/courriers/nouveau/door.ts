import { PublierForm, PublierSearch } from '@/lib/courriers/schema'

export const page = { right: 'gestion:traiter', search: PublierSearch } as const

export const publier = { right: 'gestion:traiter', geste: 'message', schema: PublierForm } as const
