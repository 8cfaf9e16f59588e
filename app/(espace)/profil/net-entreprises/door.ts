import { FermerForm } from '@/lib/identite/profil-schema'

export const page = { right: 'profil:modifier' } as const

export const delier = { right: 'profil:modifier', schema: FermerForm, secrets: ['actuel', 'code'] } as const
