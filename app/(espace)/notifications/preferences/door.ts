import { PreferencesSearch, ReglerForm, TaireForm } from '@/lib/avis/schema'

export const page = { right: 'profil:modifier', search: PreferencesSearch } as const

export const regler = { right: 'profil:modifier', schema: ReglerForm } as const

export const taire = { right: 'entreprise:voir', locate: 'entreprise', schema: TaireForm } as const
