import { PreuveForm, SecondFacteurSearch } from '@/lib/identite/profil-schema'

const SECRETS = ['actuel', 'code']

export const page = { right: 'profil:proteger', search: SecondFacteurSearch } as const

export const activer = { right: 'profil:proteger', schema: PreuveForm, secrets: SECRETS } as const

export const renouveler = { right: 'profil:proteger', schema: PreuveForm, secrets: SECRETS } as const

export const retirer = { right: 'profil:modifier', schema: PreuveForm, secrets: SECRETS } as const
