import { ContactSearch } from '@/lib/portefeuille/schema'

export const page = { right: 'portefeuille:voir', search: ContactSearch } as const
