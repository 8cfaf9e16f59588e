import { z } from 'zod'
import { PageSearch } from '@/lib/ground/pages'

export const ClientsSearch = z.object({ onglet: z.enum(['attente', 'cours', 'historique']).optional().catch(undefined), page: PageSearch })
