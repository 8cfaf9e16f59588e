import type { DemandesSearch } from './schema'

/** Les filtres de la liste, dans l’ordre où ils se montrent. */
export const FILTRES_DEMANDES = ['entreprise', 'salarie', 'statut', 'univers', 'demarche', 'auteur', 'depuis', 'envoi'] as const
export type FiltreDemandes = (typeof FILTRES_DEMANDES)[number]

/** Ce que retient chaque filtre dans l’adresse, et ce qu’elle porte sans lui. */
const CRITERES = {
  entreprise: [({ entreprise }) => entreprise, { entreprise: [] }],
  salarie: [({ nom, salarie }) => [nom, salarie], { nom: '', salarie: undefined }],
  statut: [({ statut }) => statut, { statut: [] }],
  univers: [({ univers }) => univers, { univers: [] }],
  demarche: [({ demarche }) => demarche, { demarche: [] }],
  auteur: [({ auteur }) => auteur, { auteur: [] }],
  depuis: [({ depuis }) => [depuis], { depuis: undefined }],
  envoi: [({ du, au }) => [du, au], { du: undefined, au: undefined }],
} as const satisfies Record<FiltreDemandes, readonly [(search: DemandesSearch) => readonly (string | undefined)[], Partial<DemandesSearch>]>

/** Ce que retient un filtre, dans l’adresse ; rien : il ne restreint pas. */
export const chosenOf = (search: DemandesSearch, filtre: FiltreDemandes): readonly string[] => CRITERES[filtre][0](search).flatMap((un) => un || [])

/** Combien de filtres restreignent la liste. */
export const countFilters = (search: DemandesSearch): number => FILTRES_DEMANDES.filter((filtre) => chosenOf(search, filtre).length > 0).length

/** La même recherche sans ce filtre, à sa première page. */
export const withoutFilter = (search: DemandesSearch, filtre: FiltreDemandes): DemandesSearch => ({ ...search, ...CRITERES[filtre][1], page: 1 })
