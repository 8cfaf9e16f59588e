import { DocumentsSearch } from '@/lib/documents/schema'

export const page = { right: 'portefeuille:voir', search: DocumentsSearch } as const
