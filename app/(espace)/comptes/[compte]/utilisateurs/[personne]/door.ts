import { HabiliterForm, PersonneForm, PersonneParams, PersonneSearch } from '@/lib/comptes/schema'

export const page = { right: 'compte:administrer', locate: 'personne', params: PersonneParams, search: PersonneSearch } as const

export const enregistrer = { right: 'compte:administrer', locate: 'personne', schema: PersonneForm } as const
export const habiliter = { right: 'compte:administrer', locate: 'personne', schema: HabiliterForm } as const
