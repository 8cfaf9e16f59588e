import { z } from 'zod'
import { AVIS_FAITS, ENVOIS_AVIS, parNature, SOURDINES } from '@/lib/copy/avis'
import { PageSearch, TextSearch } from '@/lib/ground/pages'
import { Siren } from '@/lib/entreprises/schema'

const codes = <C extends string>(choix: readonly (readonly [C, string])[]): C[] => choix.map(([code]) => code)
const Envoi = z.enum(codes(ENVOIS_AVIS), 'Choisissez quand recevoir ces courriels.')

/** Quand part le courriel de chaque nature. */
export const ReglerForm = z.object(parNature(Envoi))

/** Ce que donne une entreprise ; puis la recherche et la page d’où on le règle, où l’on revient. */
export const TaireForm = z.object({
  siren: Siren,
  sourdine: z.enum(codes(SOURDINES), 'Choisissez ce que cette entreprise vous envoie.'),
  q: TextSearch,
  page: PageSearch,
})

export const PreferencesSearch = z.object({
  q: TextSearch,
  page: PageSearch,
  fait: z
    .enum(Object.keys(AVIS_FAITS) as (keyof typeof AVIS_FAITS)[])
    .optional()
    .catch(undefined),
})
