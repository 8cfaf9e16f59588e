import { ExpertParams, ModifierExpertForm } from '@/lib/delegations/expert-schema'

export const page = { right: 'compte:administrer', locate: 'delegation', params: ExpertParams } as const

export const modifier = { right: 'compte:administrer', locate: 'delegation', schema: ModifierExpertForm } as const
