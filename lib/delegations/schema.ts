import { z } from 'zod'
import { PageSearch } from '@/lib/listes/pages'

export const ClientsSearch = z.object({ onglet: z.enum(['attente', 'cours', 'historique']).optional().catch(undefined), page: PageSearch })
