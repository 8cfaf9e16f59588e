import { ProfilSearch, SessionForm } from '@/lib/identite/profil-schema'

export const page = { right: 'profil:voir', search: ProfilSearch } as const

export const fermer = { right: 'profil:proteger', schema: SessionForm } as const
