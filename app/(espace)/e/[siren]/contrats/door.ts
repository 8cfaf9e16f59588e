import { SirenParams } from '@/lib/entreprises/schema'

export const page = { right: 'contrat:lire', locate: 'entreprise', params: SirenParams, univers: ['sante', 'prevoyance'] } as const
