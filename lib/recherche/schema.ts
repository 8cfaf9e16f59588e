import { z } from 'zod'
import { DemandesSearch } from '@/lib/demandes/schema'
import { Siren } from '@/lib/entreprises/schema'
import { RECHERCHE_MAX } from '@/lib/ground/field-limits'

/** Un texte cherché, aussi long soit-il : ce qui dépasse est dit, non perdu sans un mot. */
const Cherche = z
  .string()
  .trim()
  .transform((texte) => texte.replaceAll('\0', '').slice(0, 2 * RECHERCHE_MAX))
  .catch('')

/** L’adresse d’une recherche : ce que l’on cherche, et l’entreprise d’où l’on cherche. */
export const RechercheSearch = z.object({
  q: Cherche,
  siren: Siren.optional().catch(undefined),
  /** Ce que la recherche n’a pas pris, et que la page dit. */
  avis: z.enum(['iban', 'nir']).optional().catch(undefined),
})
export type RechercheSearch = z.output<typeof RechercheSearch>

/**
 * Ce qu’envoient les deux formulaires de recherche : celui de l’en-tête, ou celui de « Mes demandes » avec ses filtres. Envoyé, et non écrit dans une
 * adresse : un numéro de sécurité sociale peut y être tapé.
 */
export const RechercheForm = DemandesSearch.extend({
  q: Cherche,
  nir: Cherche,
  vers: z.enum(['tout', 'demandes']).catch('tout'),
  siren: Siren.optional().catch(undefined),
})
export type RechercheForm = z.output<typeof RechercheForm>
