import { z } from 'zod'
import { isNumero } from '@/lib/demandes/numero'

export const RecuParams = z.object({ numero: z.string().max(20).refine(isNumero) })
