import { CompteParams } from '@/lib/entreprises/schema'
import { AjouterSearch, DeclarerForm } from '@/lib/identite/expert-schema'

export const page = { right: 'compte:administrer', locate: 'compte', params: CompteParams, search: AjouterSearch } as const

export const preparer = { right: 'compte:administrer', locate: 'compte', schema: DeclarerForm } as const
