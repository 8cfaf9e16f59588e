import { FicheDsnParams } from '@/lib/fiches-dsn/schema'

export const GET = { right: 'dsn:lire', locate: 'ficheDsn', params: FicheDsnParams } as const
