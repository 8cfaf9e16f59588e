import { AjouterForm } from '@/lib/comptes/schema'
import { AjouterSearch, CompteParams } from '@/lib/entreprises/schema'

export const page = { right: 'compte:administrer', locate: 'compte', params: CompteParams, search: AjouterSearch } as const

export const ajouter = { right: 'compte:administrer', locate: 'compte', schema: AjouterForm } as const
