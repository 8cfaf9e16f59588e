import { z } from 'zod'
import { Siren } from '@/lib/entreprises/schema'
import { PageSearch, TextSearch } from '@/lib/ground/pages'

const Version = z.coerce.number().int().min(1).max(9_999)

export const FicheDsnParams = z.object({ siren: Siren, version: Version })

/** La page d’une fiche : comparée à quelle autre version, et ce qui vient d’être noté. */
export const FicheDsnSearch = z.object({
  avec: Version.optional().catch(undefined),
  fait: z.enum(['note', 'repris']).optional().catch(undefined),
})
export type FicheDsnSearch = z.output<typeof FicheDsnSearch>

/** Noter un changement paramétré en paie, ou revenir en arrière. */
export const NoterForm = z.object({ siren: Siren, version: Version, rang: z.coerce.number().int().min(0).max(20_000), fait: z.enum(['oui', 'non']) })
export type NoterForm = z.output<typeof NoterForm>

export const FichesGestionSearch = z.object({
  q: TextSearch,
  fait: z.literal('publiee').optional().catch(undefined),
  page: PageSearch,
})
export type FichesGestionSearch = z.output<typeof FichesGestionSearch>
