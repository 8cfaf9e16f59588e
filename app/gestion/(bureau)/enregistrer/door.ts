import { EnregistrerForm } from '@/lib/demandes/gestion/schema'

export const page = { right: 'gestion:traiter' } as const

export const enregistrer = { right: 'gestion:traiter', schema: EnregistrerForm } as const
