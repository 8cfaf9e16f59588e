import { z } from 'zod'
import { APERCU } from './rules'

export const PieceParams = z.object({ id: z.uuid() })

/** Une page d’une pièce, par son rang. */
export const ApercuParams = PieceParams.extend({ page: z.coerce.number().int().min(1).max(APERCU.pages) })

/** Le nom d’emplacement d’une pièce, tel que la démarche le donne. */
export const Emplacement = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)

/** L’étape où revenir après un formulaire ordinaire. */
export const Etape = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Le compte rendu d’un envoi, dans l’adresse ; relu par `readCompte`. */
export const DepotSearch = z.string().max(2000).optional().catch(undefined)
