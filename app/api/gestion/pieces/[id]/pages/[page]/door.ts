import { ApercuParams } from '@/lib/demandes/pieces/schema'

export const GET = { right: 'gestion:traiter', locate: 'fichier', params: ApercuParams } as const
