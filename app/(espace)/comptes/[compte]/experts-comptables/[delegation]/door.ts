import { ExpertParams, ExpertSearch } from '@/lib/identite/expert-schema'

export const page = { right: 'utilisateur:lister', locate: 'delegation', params: ExpertParams, search: ExpertSearch } as const

export const relancer = { right: 'compte:administrer', locate: 'delegation', schema: ExpertParams } as const
