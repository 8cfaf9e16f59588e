import { z } from 'zod'
import { PageSearch, TextSearch } from '@/lib/ground/pages'
import { FILTRES_A_FAIRE } from './filtres'

/** L’adresse de l’accueil : `type`, `client` (un compte ou un SIREN), `q` et `page` pour « À faire » ; `jour` ne garde qu’un jour (ou `retard`) ; `entreprise` et `p` pour le portefeuille. */
export const AccueilSearch = z.object({
  type: z.enum(FILTRES_A_FAIRE).optional().catch(undefined),
  jour: z
    .union([z.literal('retard'), z.iso.date().refine((jour) => jour >= '1900')])
    .optional()
    .catch(undefined),
  client: z
    .string()
    .regex(/^(\d{9}|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/)
    .optional()
    .catch(undefined),
  q: TextSearch,
  page: PageSearch,
  entreprise: TextSearch,
  p: PageSearch,
})
export type AccueilSearch = z.output<typeof AccueilSearch>

/** L’accueil d’une entreprise : `voir=tout` montre tout ce qui y attend, page après page. */
export const EntrepriseSearch = z.object({ voir: z.literal('tout').optional().catch(undefined), page: PageSearch })
