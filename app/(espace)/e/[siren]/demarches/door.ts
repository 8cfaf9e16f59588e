import { SirenParams } from '@/lib/entreprises/schema'

export const page = { right: 'demande:deposer', locate: 'entreprise', params: SirenParams, univers: ['sante', 'prevoyance'] } as const
