import { PreparerForm, PreparerSearch } from '@/lib/comptes/schema'
import { CompteParams } from '@/lib/entreprises/schema'

export const page = { right: 'compte:administrer', locate: 'compte', params: CompteParams, search: PreparerSearch } as const

export const continuer = { right: 'compte:administrer', locate: 'compte', schema: PreparerForm } as const
