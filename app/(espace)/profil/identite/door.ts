import { IdentiteForm } from '@/lib/identite/profil-schema'

export const page = { right: 'profil:modifier' } as const

export const enregistrer = { right: 'profil:modifier', schema: IdentiteForm } as const
