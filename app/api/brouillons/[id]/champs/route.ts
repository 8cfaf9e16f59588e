import { saveChamps } from '@/lib/brouillons/save-champs'
import { BrouillonId, ChampsBody } from '@/lib/brouillons/schema'
import { writeRoute } from '@/lib/http/route'

export const PUT = writeRoute({ right: 'demande:deposer', geste: 'frappe', params: BrouillonId, body: ChampsBody }, saveChamps)
