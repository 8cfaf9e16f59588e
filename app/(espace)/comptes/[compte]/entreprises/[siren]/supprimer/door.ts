import { SupprimerForm } from '@/lib/comptes/schema'
import { FicheParams } from '@/lib/entreprises/schema'

export const page = { right: 'compte:administrer', locate: 'fiche', params: FicheParams } as const

export const supprimer = { right: 'compte:administrer', locate: 'fiche', schema: SupprimerForm } as const
