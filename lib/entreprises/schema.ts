import { z } from 'zod'
import { PageSearch, TextSearch } from '@/lib/ground/pages'

/** Un SIREN : neuf chiffres. La clé n’est pas vérifiée ici : un SIREN inconnu est introuvable, pas mal formé. */
export const Siren = z.string().regex(/^\d{9}$/)

export const SirenParams = z.object({ siren: Siren })
export const CompteParams = z.object({ compte: z.uuid() })
export const FicheParams = z.object({ compte: z.uuid(), siren: Siren })

export const FicheSearch = z.object({ onglet: z.enum(['informations', 'etablissements']).catch('informations') })
/** `ajoutee`, `supprimee` : ce que l’on vient de faire. */
export const EntreprisesSearch = z.object({
  q: TextSearch,
  page: PageSearch,
  ajoutee: Siren.optional().catch(undefined),
  supprimee: Siren.optional().catch(undefined),
})
/** La liste déroulante : ce que l’on tape, au plus 100 signes. */
export const SwitcherSearch = z.object({
  q: z
    .string()
    .trim()
    .max(100)
    .regex(/^[^\0]*$/)
    .default(''),
  /** Les dernières entreprises ouvertes dans ce navigateur, la plus récente d’abord. */
  recentes: z
    .string()
    .regex(/^\d{9}(,\d{9}){0,4}$/)
    .transform((liste) => liste.split(','))
    .optional()
    .catch(undefined),
})
