import { z } from 'zod'
import { PageSearch, TextSearch } from '@/lib/listes/pages'

/** Ce qui peut attendre une personne. */
export const TYPES_A_FAIRE = ['piece', 'message', 'courrier', 'brouillon', 'delegation'] as const
export type TypeAFaire = (typeof TYPES_A_FAIRE)[number]

/** Les filtres des chips : messages et courriers se lisent ensemble. */
export const FILTRES_A_FAIRE = ['pieces', 'brouillons', 'lectures', 'delegations'] as const
export type FiltreAFaire = (typeof FILTRES_A_FAIRE)[number]

export const TYPES_DU_FILTRE = {
  pieces: ['piece'],
  brouillons: ['brouillon'],
  lectures: ['message', 'courrier'],
  delegations: ['delegation'],
} as const satisfies Record<FiltreAFaire, readonly TypeAFaire[]>

/** L’adresse de l’accueil : `type`, `q` et `page` pour « À faire » ; `jour` ne garde qu’un jour (ou `retard`) ; `entreprise` et `p` pour le portefeuille. */
export const AccueilSearch = z.object({
  type: z.enum(FILTRES_A_FAIRE).optional().catch(undefined),
  jour: z
    .union([z.literal('retard'), z.iso.date().refine((jour) => jour >= '1900')])
    .optional()
    .catch(undefined),
  q: TextSearch,
  page: PageSearch,
  entreprise: TextSearch,
  p: PageSearch,
})
export type AccueilSearch = z.output<typeof AccueilSearch>
