import { BrouillonParams } from '@/lib/demandes/schema'
import { EtapeSearch } from '@/lib/demandes/brouillon/schema'

export const page = { right: 'demande:deposer', locate: 'brouillon', params: BrouillonParams, search: EtapeSearch } as const
