import { FilParams, FilVivantSearch } from '@/lib/demandes/fil/schema'

export const GET = { right: 'demande:lire', locate: 'demande', params: FilParams, search: FilVivantSearch } as const
