import { SirenParams } from '@/lib/entreprises/schema'

export const page = { right: 'entreprise:voir', locate: 'entreprise', params: SirenParams, univers: ['retraite'] } as const
