import { PieceParams } from '@/lib/demandes/pieces/schema'

export const GET = { right: 'demande:lire', gestion: 'gestion:traiter', locate: 'fichier', params: PieceParams } as const
export const DELETE = { right: 'demande:deposer', locate: 'piece', params: PieceParams } as const
export const POST = { right: 'demande:deposer', locate: 'piece', params: PieceParams } as const
