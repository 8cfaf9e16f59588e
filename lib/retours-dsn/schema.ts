import { z } from 'zod'
import { Siren } from '@/lib/entreprises/schema'
import { PageSearch, TextSearch } from '@/lib/ground/pages'

/** La page des comptes rendus : ce qui vient d’y être noté, et où l’on y est. */
export const RetoursSearch = z.object({ fait: z.enum(['note', 'repris']).optional().catch(undefined), page: PageSearch })

/** Les anomalies de tout un portefeuille. */
export const PortefeuilleDsnSearch = z.object({ page: PageSearch })

/** Le mois d’une DSN. */
export const MOIS = /^20\d{2}-(?:0[1-9]|1[0-2])$/
export const CHOISIR_MOIS = 'Choisissez le mois de la DSN qui corrige.'

/** « Corrigé dans la DSN de … » ; sans mois, revenir en arrière. `page` : celle d’où l’on note, où l’on revient. */
export const CorrigerForm = z.object({
  siren: Siren,
  cause: z.string().min(1).max(200),
  fait: z.enum(['oui', 'non']),
  mois: z.union([z.string().regex(MOIS, { error: CHOISIR_MOIS }), z.literal('')]).default(''),
  page: PageSearch,
})
export type CorrigerForm = z.output<typeof CorrigerForm>

export const RetoursGestionSearch = z.object({ q: TextSearch, fait: z.literal('publie').optional().catch(undefined), page: PageSearch })
export type RetoursGestionSearch = z.output<typeof RetoursGestionSearch>
