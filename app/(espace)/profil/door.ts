import { ProfilSearch } from '@/lib/identite/schema'

export const page = { right: 'profil:voir', search: ProfilSearch } as const
