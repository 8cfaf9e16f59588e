import { SirenParams } from '@/lib/entreprises/schema'
import { CorrigerForm, RetoursSearch } from '@/lib/retours-dsn/schema'

export const page = {
  right: 'dsn:lire',
  locate: 'entreprise',
  params: SirenParams,
  search: RetoursSearch,
  univers: ['sante', 'prevoyance'],
} as const

export const corriger = { right: 'dsn:noter', locate: 'causeDsn', schema: CorrigerForm } as const
