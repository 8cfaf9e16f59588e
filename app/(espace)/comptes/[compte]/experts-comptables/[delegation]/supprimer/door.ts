import { ExpertParams } from '@/lib/identite/expert-schema'

export const page = { right: 'compte:administrer', locate: 'delegation', params: ExpertParams } as const

export const annuler = { right: 'compte:administrer', locate: 'delegation', schema: ExpertParams } as const
export const revoquer = { right: 'compte:administrer', locate: 'delegation', schema: ExpertParams } as const
