import { ServiceParams } from '@/lib/retraite/schema'

export const page = { right: 'entreprise:voir', locate: 'entreprise', params: ServiceParams, univers: ['retraite'] } as const
