import { InviterForm, PreparationParams } from '@/lib/comptes/schema'

export const page = { right: 'compte:administrer', locate: 'preparation', params: PreparationParams } as const

export const valider = { right: 'compte:administrer', locate: 'preparation', schema: InviterForm } as const
