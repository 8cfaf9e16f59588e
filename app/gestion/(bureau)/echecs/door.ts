import { RelanceForm } from '@/lib/echecs/schema'

export const renvoyer = { right: 'gestion:superviser', schema: RelanceForm } as const
export const reprendre = { right: 'gestion:superviser', schema: RelanceForm } as const
