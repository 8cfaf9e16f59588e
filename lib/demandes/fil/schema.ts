import { z } from 'zod'

export const FilParams = z.object({ numero: z.string().regex(/^CP-\d{4}-\d{7}-\d$/) })
export const PieceDuFilParams = FilParams.extend({ piece: z.uuid() })

/** L’identifiant que la page donne au message à venir : deux envois du même formulaire n’en font qu’un. */
export const Cle = z.uuid()

/** Les derniers messages d’un fil, montrés d’abord. */
export const MESSAGES_MONTRES = 50

/** Combien de messages montrer : les derniers, ou davantage quand la personne le demande. */
export const Montres = z.coerce.number().int().min(MESSAGES_MONTRES).max(100_000).catch(MESSAGES_MONTRES)

/** `envoi` : ce qu’il est advenu du dernier envoi, relu par `readSuite` ; `messages` : combien en montrer. */
export const FilSearch = z.object({ envoi: z.string().max(40).optional().catch(undefined), messages: Montres })
