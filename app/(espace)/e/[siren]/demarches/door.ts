import { SirenParams } from '@/lib/entreprises/schema'
import { CatalogueSearch } from '@/lib/demandes/brouillon/schema'

export const page = { right: 'demande:deposer', locate: 'entreprise', params: SirenParams, search: CatalogueSearch } as const
