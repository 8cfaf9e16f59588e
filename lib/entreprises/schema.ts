import { z } from 'zod'
import { PageSearch, TextSearch } from '@/lib/ground/pages'
import { UNIVERS } from '@/lib/ground/univers'
import { TRIS_ENTREPRISES } from './tris'

/** Un SIREN : neuf chiffres. La clé n’est pas vérifiée ici : un SIREN inconnu est introuvable, pas mal formé. */
export const Siren = z.string().regex(/^\d{9}$/)

export const SirenParams = z.object({ siren: Siren })
export const CompteParams = z.object({ compte: z.uuid() })
export const FicheParams = z.object({ compte: z.uuid(), siren: Siren })

/** Les deux onglets de la fiche ; `q` et `page` cherchent parmi les établissements. */
export const FicheSearch = z.object({ onglet: z.enum(['informations', 'etablissements']).catch('informations'), q: TextSearch, page: PageSearch })
export type FicheSearch = z.output<typeof FicheSearch>

/** L’entreprise à ajouter, telle que tapée à la première étape. `lue` : « oui, c’est elle ». */
export const AjouterSearch = z.object({ siren: TextSearch, lue: z.literal('oui').optional().catch(undefined) })

/** `ajoutee`, `supprimee` : ce que l’on vient de faire. */
export const EntreprisesSearch = z.object({
  q: TextSearch,
  univers: z.enum(UNIVERS).optional().catch(undefined),
  tri: z.enum(TRIS_ENTREPRISES).catch('entreprise'),
  sens: z.enum(['asc', 'desc']).catch('asc'),
  page: PageSearch,
  ajoutee: Siren.optional().catch(undefined),
  supprimee: Siren.optional().catch(undefined),
})
export type EntreprisesSearch = z.output<typeof EntreprisesSearch>
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
