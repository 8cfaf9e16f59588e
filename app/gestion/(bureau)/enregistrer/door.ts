import { EnregistrerForm } from '@/lib/demandes/gestion/schema'

export const enregistrer = { right: 'gestion:traiter', schema: EnregistrerForm } as const
