import { z } from 'zod'
import { PageSearch, TextSearch } from '@/lib/ground/pages'
import { FAMILLES } from '@/lib/acts/familles'

const jour = z.iso.date().optional().catch(undefined)

/** Ce que l’on cherche dans le journal du compte : un mot, une sorte d’événements, entre deux jours civils. */
export const JournalSearch = z.object({ q: TextSearch, famille: z.enum(FAMILLES).optional().catch(undefined), du: jour, au: jour, page: PageSearch })
export type JournalSearch = z.output<typeof JournalSearch>
