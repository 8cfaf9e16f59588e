import { SecuriteForm, SecuriteSearch } from '@/lib/comptes/schema'
import { CompteParams } from '@/lib/entreprises/schema'

export const page = { right: 'compte:administrer', locate: 'compte', params: CompteParams, search: SecuriteSearch } as const

export const regler = { right: 'compte:administrer', locate: 'compte', schema: SecuriteForm, secrets: ['actuel', 'code'] } as const
