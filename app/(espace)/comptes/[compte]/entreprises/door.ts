import { CompteParams, EntreprisesSearch } from '@/lib/entreprises/schema'

export const page = { right: 'compte:voir', locate: 'compte', params: CompteParams, search: EntreprisesSearch } as const
