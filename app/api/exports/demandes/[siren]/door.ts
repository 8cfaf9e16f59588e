import { DemandesSearch } from '@/lib/demandes/schema'
import { SirenParams } from '@/lib/entreprises/schema'

export const GET = { right: 'demande:lire', locate: 'entreprise', params: SirenParams, search: DemandesSearch } as const
