import { EtapeParams, EtapeSearch } from '@/lib/demandes/brouillon/schema'

export const page = { right: 'demande:deposer', locate: 'brouillon', params: EtapeParams, search: EtapeSearch } as const
