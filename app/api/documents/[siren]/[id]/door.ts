import { DocumentParams } from '@/lib/documents/schema'

export const GET = { right: 'document:lire', gestion: 'gestion:traiter', locate: 'document', params: DocumentParams } as const
