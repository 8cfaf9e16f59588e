import { DemarcheParams, EntreeSearch, StartForm, SupprimerForm } from '@/lib/demandes/brouillon/schema'

export const page = { right: 'demande:deposer', locate: 'demarche', params: DemarcheParams, search: EntreeSearch } as const

export const commencer = { right: 'demande:deposer', locate: 'demarche', geste: 'brouillon', schema: StartForm, secrets: 'tous' } as const
export const supprimer = { right: 'demande:deposer', locate: 'brouillon', schema: SupprimerForm, secrets: 'tous' } as const
