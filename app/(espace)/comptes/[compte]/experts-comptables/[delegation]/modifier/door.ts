import { ExpertParams, ModifierExpertForm } from '@/lib/identite/expert-schema'

export const page = { right: 'compte:administrer', locate: 'delegation', params: ExpertParams } as const

export const modifier = { right: 'compte:administrer', locate: 'delegation', schema: ModifierExpertForm } as const
