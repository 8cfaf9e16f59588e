import { PersonneParams } from '@/lib/comptes/schema'
import { CompteParams } from '@/lib/entreprises/schema'
import { UtilisateursSearch } from '@/lib/utilisateurs/schema'

export const page = { right: 'utilisateur:lister', locate: 'compte', params: CompteParams, search: UtilisateursSearch } as const

export const renvoyer = { right: 'compte:administrer', locate: 'personne', schema: PersonneParams } as const
export const montrer = { right: 'compte:administrer', locate: 'personne', schema: PersonneParams } as const
