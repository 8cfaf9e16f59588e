import { saveChamps } from '@/lib/demandes/brouillon/save-champs'
import { BrouillonId, ChampsBody } from '@/lib/demandes/brouillon/schema'
import { writeRoute } from '@/doors/route'

export const PUT = writeRoute({ right: 'demande:deposer', geste: 'frappe', params: BrouillonId, body: ChampsBody }, saveChamps)
