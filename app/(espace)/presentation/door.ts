import { VueForm } from '@/lib/presentation/schema'

export const page = { right: 'portefeuille:voir' } as const

export const voir = { right: 'portefeuille:voir', schema: VueForm } as const
