import { z } from 'zod'
import { DemandeParams } from '../schema'
import { FilParams } from '../fil/schema'
import { Message } from '../gestion/schema'

export const CHOISIR_REPONSE = 'Choisissez au moins une réponse à corriger.'

/** Ce que la gestion fait corriger : les champs choisis, et le mot que le client lira. */
export const DemanderCorrectionForm = FilParams.extend({
  cle: z.uuid(),
  champ: z.preprocess(
    (v) => (v === undefined ? [] : Array.isArray(v) ? v : [v]),
    z
      .array(z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,59}$/))
      .min(1, CHOISIR_REPONSE)
      .max(100),
  ),
  corps: Message('Dites au client ce qui ne va pas, par exemple «\u00a0la date de début n’est pas celle de l’avis d’arrêt\u00a0».'),
})
export const AnnulerCorrectionForm = FilParams.extend({ correction: z.uuid() })

/** La correction telle que le client l’envoie : ses champs, ceux de la démarche, sont lus à part. */
export const CorrigerForm = DemandeParams.extend({ correction: z.uuid() })
/** `verifier` : la page redit ce qui a retenu le dernier envoi. */
export const CorrigerSearch = z.object({ verifier: z.literal('oui').optional().catch(undefined) })
