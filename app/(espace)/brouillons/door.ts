import { AFinaliserSearch, SupprimerForm } from '@/lib/demandes/brouillon/schema'

export const page = { right: 'portefeuille:voir', search: AFinaliserSearch } as const

export const restaurer = { right: 'demande:deposer', locate: 'brouillonJete', schema: SupprimerForm } as const
