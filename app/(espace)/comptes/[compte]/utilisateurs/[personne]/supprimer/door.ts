import { PersonneParams, RetirerForm } from '@/lib/comptes/schema'

export const page = { right: 'compte:administrer', locate: 'personne', params: PersonneParams } as const

export const supprimer = { right: 'compte:administrer', locate: 'personne', schema: RetirerForm } as const
