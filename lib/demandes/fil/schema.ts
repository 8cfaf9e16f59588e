import { z } from 'zod'

export const FilParams = z.object({ numero: z.string().regex(/^CP-\d{4}-\d{7}-\d$/) })
export const PieceDuFilParams = FilParams.extend({ piece: z.uuid() })

/** L’identifiant que la page donne au message à venir : deux envois du même formulaire n’en font qu’un. */
export const Cle = z.uuid()

/** Ce qu’il est advenu du dernier envoi ; relu par `readSuite`. */
export const FilSearch = z.object({ envoi: z.string().max(40).optional().catch(undefined) })
