import { z } from 'zod'
import { PageSearch } from '@/lib/ground/pages'

/** Ce que dit l’adresse de la page de la gestion. */
export const ReouverturesSearch = z.object({ fait: z.literal('rouverte').optional().catch(undefined), page: PageSearch })

/** Celle que l’on rouvre. */
export const RouvrirForm = z.object({ id: z.uuid() })

/** Ce que dit l’adresse de la page de la personne : son message est parti. */
export const EpuiseeSearch = z.object({ fait: z.literal('ecrite').optional().catch(undefined) })
