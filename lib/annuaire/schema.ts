import { z } from 'zod'

/** L’entreprise dont parle la page. */
export const FermeeSearch = z.object({
  siren: z
    .string()
    .regex(/^\d{9}$/)
    .optional()
    .catch(undefined),
})
