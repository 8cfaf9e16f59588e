import { SirenParams } from '@/lib/entreprises/schema'

export const page = { right: 'dsn:lire', locate: 'entreprise', params: SirenParams, univers: ['sante', 'prevoyance'] } as const
