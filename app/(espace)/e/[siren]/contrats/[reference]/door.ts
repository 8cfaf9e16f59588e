import { ContratParams } from '@/lib/contrats/schema'

export const page = { right: 'contrat:lire', locate: 'contrat', params: ContratParams } as const
