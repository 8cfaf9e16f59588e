import { z } from 'zod'
import { PAGES_AIDE } from './aide'
import { ENTREES } from './generated/entrees'

const entree = z.enum(ENTREES.map(({ id }) => id) as [string, ...string[]])
const page = z.enum(PAGES_AIDE as [(typeof PAGES_AIDE)[number], ...(typeof PAGES_AIDE)[number][]])

/** Ce que dit l’adresse de l’aide : ce que l’on cherche, la page d’où l’on vient, l’entrée que l’on vient de juger. */
export const FaqSearch = z.object({
  q: z
    .string()
    .max(200)
    .regex(/^[^\0]*$/)
    .catch(''),
  page: page.optional().catch(undefined),
  merci: entree.optional().catch(undefined),
})
export type FaqSearch = z.output<typeof FaqSearch>

/** « Cela répond-il à votre question ? » : l’entrée et la réponse, en un bouton ; et d’où l’on juge. */
export const AvisForm = z.object({
  avis: z
    .string()
    .max(80)
    .transform((dit) => dit.split(' '))
    .pipe(z.tuple([entree, z.enum(['oui', 'non'])], 'Choisissez «\u00a0Oui\u00a0» ou «\u00a0Non\u00a0».')),
  q: FaqSearch.shape.q.optional(),
  page: page.optional().catch(undefined),
})
