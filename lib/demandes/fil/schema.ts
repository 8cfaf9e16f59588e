import { z } from 'zod'
import { MESSAGES_MAX } from './texte'

export const FilParams = z.object({ numero: z.string().regex(/^CP-\d{4}-\d{7}-\d$/) })
export const PieceDuFilParams = FilParams.extend({ piece: z.uuid() })

/** L’identifiant que la page donne au message à venir : deux envois du même formulaire n’en font qu’un. */
export const Cle = z.uuid()

/** Les derniers messages d’un fil, montrés d’abord. */
export const MESSAGES_MONTRES = 50

/** Combien de messages montrer : les derniers, ou davantage quand la personne le demande. */
export const Montres = z.coerce.number().int().min(MESSAGES_MONTRES).max(MESSAGES_MAX).catch(MESSAGES_MONTRES)

/** Le message avant lequel lire, quand le fil est trop long pour une page ; sans lui, la fin du fil. */
export const Avant = z.uuid().optional().catch(undefined)

/** `envoi` : ce qu’il est advenu du dernier envoi, relu par `readSuite` ; `messages` : combien en montrer ; `avant` : lesquels. */
export const FilSearch = z.object({ envoi: z.string().max(40).optional().catch(undefined), messages: Montres, avant: Avant })

/** Ce que redemande une page ouverte : le même fil, tel qu’elle le montre. */
export const FilVivantSearch = FilSearch.omit({ envoi: true })
