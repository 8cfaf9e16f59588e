import { CompteParams } from '@/lib/entreprises/schema'
import { UtilisateursSearch } from '@/lib/utilisateurs/schema'

export const page = { right: 'utilisateur:lister', locate: 'compte', params: CompteParams, search: UtilisateursSearch } as const
