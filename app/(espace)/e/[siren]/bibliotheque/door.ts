import { SirenParams } from '@/lib/entreprises/schema'

export const page = { right: 'document:lire', locate: 'entreprise', params: SirenParams, univers: ['sante', 'prevoyance'] } as const
