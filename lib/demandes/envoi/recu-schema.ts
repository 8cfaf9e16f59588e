import { z } from 'zod'
import { isNumero } from '@/lib/ground/numero-demande'

export const RecuParams = z.object({ numero: z.string().max(20).refine(isNumero) })
