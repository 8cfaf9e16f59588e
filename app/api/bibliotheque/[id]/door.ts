import { ModeleParams } from '@/lib/bibliotheque/schema'

export const GET = { right: 'portefeuille:voir', gestion: 'gestion:traiter', params: ModeleParams } as const
