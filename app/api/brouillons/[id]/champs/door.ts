import { BrouillonId, ChampsBody } from '@/lib/demandes/brouillon/schema'

export const PUT = { right: 'demande:deposer', locate: 'brouillon', geste: 'frappe', params: BrouillonId, body: ChampsBody } as const
