import { z } from 'zod'
import { isNumero } from '@/lib/ground/numero-demande'

/** `envoi` : lequel, quand une correction en a ajouté ; le dernier à défaut. */
export const RecuSearch = z.object({ envoi: z.coerce.number().int().min(1).max(1000).optional().catch(undefined) })
export const RecuParams = z.object({ numero: z.string().max(20).refine(isNumero) })
