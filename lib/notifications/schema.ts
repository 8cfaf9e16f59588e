import { z } from 'zod'
import { PageSearch } from '@/lib/ground/pages'

export const NotificationsSearch = z.object({ page: PageSearch })

/** Marquer une notification : son identifiant, et ce qu’elle devient ; puis la page d’où on le fait, où l’on revient. */
export const MarquerForm = z.object({
  marque: z
    .string()
    .regex(/^(lue|nonlue)\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'Choisissez une notification de la liste.')
    .transform((dite) => ({ id: dite.slice(dite.indexOf('.') + 1), lue: dite.startsWith('lue.') })),
  page: PageSearch,
})
