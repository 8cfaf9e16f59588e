import { FermeeSearch } from '@/lib/annuaire/schema'

export const page = { right: 'compte:creer', search: FermeeSearch } as const
