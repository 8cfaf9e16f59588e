import { z } from 'zod'
import { NOUVEAUTES } from './ecrans'
import { PRESENTATION } from './rules'

/** Ce que l’on vient de voir, et où l’on va ensuite : l’accueil, ou l’essai d’une nouveauté. */
export const VueForm = z.object({
  entree: z.enum([PRESENTATION, ...NOUVEAUTES.map(({ cle }) => cle)]),
  suite: z.enum(['accueil', 'essai']),
})
