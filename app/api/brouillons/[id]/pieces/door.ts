import { PieceParams } from '@/lib/demandes/pieces/schema'

export const POST = { right: 'demande:deposer', locate: 'brouillonOuvert', geste: 'piece', params: PieceParams } as const
export const PUT = { right: 'demande:deposer', locate: 'brouillonOuvert', geste: 'piece', params: PieceParams } as const
