import { DocumentsSearch } from '@/lib/documents/schema'
import { SirenParams } from '@/lib/entreprises/schema'

export const page = {
  right: 'document:lire',
  locate: 'entreprise',
  params: SirenParams,
  search: DocumentsSearch,
  univers: ['sante', 'prevoyance'],
} as const
