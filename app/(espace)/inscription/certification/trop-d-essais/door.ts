import { ReouvertureForm } from '@/lib/identite/schema'
import { EpuiseeSearch } from '@/lib/reouvertures/schema'

export const page = { right: 'compte:creer', search: EpuiseeSearch } as const

export const ecrire = { right: 'compte:creer', schema: ReouvertureForm } as const
