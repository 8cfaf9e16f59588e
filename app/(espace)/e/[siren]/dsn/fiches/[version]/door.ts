import { FicheDsnParams, FicheDsnSearch, NoterForm } from '@/lib/fiches-dsn/schema'

export const page = { right: 'dsn:lire', locate: 'ficheDsn', params: FicheDsnParams, search: FicheDsnSearch } as const

export const noter = { right: 'dsn:noter', locate: 'changementFiche', schema: NoterForm } as const
