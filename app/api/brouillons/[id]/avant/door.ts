import { AvantSearch, BrouillonId } from '@/lib/demandes/brouillon/schema'

export const GET = { right: 'demande:deposer', locate: 'brouillon', params: BrouillonId, search: AvantSearch } as const
