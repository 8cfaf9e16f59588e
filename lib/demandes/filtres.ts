import type { DemandesSearch } from './schema'

/** Les filtres de la liste, dans l’ordre où ils se montrent. */
export const FILTRES_DEMANDES = ['entreprise', 'statut', 'univers', 'demarche', 'depuis'] as const
export type FiltreDemandes = (typeof FILTRES_DEMANDES)[number]

/** Ce que retient un filtre, dans l’adresse ; rien : il ne restreint pas. */
export const chosenOf = (search: DemandesSearch, filtre: FiltreDemandes): readonly string[] => {
  const choisi = search[filtre]
  return typeof choisi === 'string' ? [choisi] : (choisi ?? [])
}

/** Combien de filtres restreignent la liste. */
export const countFilters = (search: DemandesSearch): number => FILTRES_DEMANDES.filter((filtre) => chosenOf(search, filtre).length > 0).length

/** La même recherche sans ce filtre, à sa première page. */
export const withoutFilter = (search: DemandesSearch, filtre: FiltreDemandes): DemandesSearch => ({
  ...search,
  [filtre]: filtre === 'depuis' ? undefined : [],
  page: 1,
})
