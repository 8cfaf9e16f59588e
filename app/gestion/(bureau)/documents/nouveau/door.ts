import { CibleSearch } from '@/lib/documents/schema'

export const page = { right: 'gestion:traiter', search: CibleSearch } as const
