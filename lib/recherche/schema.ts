import { z } from 'zod'
import { DemandesSearch } from '@/lib/demandes/schema'
import { Siren } from '@/lib/entreprises/schema'
import { RECHERCHE_MAX } from '@/lib/ground/field-limits'

/** Ce qui se garde d’un texte cherché : assez pour que ce qui dépasse soit dit, non perdu sans un mot. */
export const RECHERCHE_GARDEE = 2 * RECHERCHE_MAX
const Cherche = z
  .string()
  .trim()
  .transform((texte) => texte.replaceAll('\0', ''))
  .catch('')

/** L’adresse d’une recherche : ce que l’on cherche, et l’entreprise d’où l’on cherche. */
export const RechercheSearch = z.object({
  q: Cherche.transform((texte) => texte.slice(0, RECHERCHE_GARDEE)),
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
  // En entiers : coupé, un numéro ne se reconnaît plus, et sa moitié entrerait dans l’adresse.
  q: Cherche,
  nom: Cherche,
  nir: Cherche,
  vers: z.enum(['tout', 'demandes']).catch('tout'),
  siren: Siren.optional().catch(undefined),
})
export type RechercheForm = z.output<typeof RechercheForm>
