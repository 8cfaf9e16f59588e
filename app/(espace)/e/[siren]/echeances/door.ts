import { EcheancesSearch, OuvrirForm, RevoquerForm } from '@/lib/echeances/schema'
import { SirenParams } from '@/lib/entreprises/schema'

export const page = { right: 'entreprise:voir', locate: 'entreprise', params: SirenParams, search: EcheancesSearch } as const

export const ouvrir = { right: 'entreprise:voir', locate: 'entreprise', schema: OuvrirForm } as const
export const revoquer = { right: 'entreprise:voir', locate: 'entreprise', schema: RevoquerForm } as const
