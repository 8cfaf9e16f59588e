import { BibliothequeSearch } from '@/lib/bibliotheque/schema'
import { SirenParams } from '@/lib/entreprises/schema'

export const page = {
  right: 'document:lire',
  locate: 'entreprise',
  params: SirenParams,
  search: BibliothequeSearch,
  univers: ['sante', 'prevoyance'],
} as const
