import { HabiliterForm, PreparationParams } from '@/lib/identite/expert-schema'

export const page = { right: 'compte:administrer', locate: 'preparationExpert', params: PreparationParams } as const

export const declarer = { right: 'compte:administrer', locate: 'preparationExpert', schema: HabiliterForm } as const
