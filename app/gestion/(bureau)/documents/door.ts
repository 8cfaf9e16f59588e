import { DocumentsGestionSearch } from '@/lib/documents/schema'

export const page = { right: 'gestion:traiter', search: DocumentsGestionSearch } as const
