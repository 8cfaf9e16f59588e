import { MotDePasseForm } from '@/lib/identite/profil-schema'

export const page = { right: 'profil:proteger' } as const

export const changer = { right: 'profil:proteger', schema: MotDePasseForm, secrets: ['actuel', 'motDePasse', 'confirmation'] } as const
