import { addressOf } from '@/lib/ground/adresse'
import { routes } from '@/lib/ground/routes'
import type { DemandesSearch } from './schema'

const criteresOf = ({
  onglet,
  statut,
  univers,
  demarche,
  entreprise,
  depuis,
  du,
  au,
  auteur,
  nom,
  salarie,
  q,
  tri,
  sens,
}: Partial<DemandesSearch>) => ({
  onglet: onglet === 'toutes' ? undefined : onglet,
  q,
  salarie,
  nom,
  entreprise,
  statut,
  univers,
  demarche,
  auteur,
  depuis,
  du,
  au,
  tri: tri === 'activite' ? undefined : tri,
  sens: sens === 'desc' ? undefined : sens,
})

/** L’adresse de « Mes demandes », d’une entreprise ou de toutes, pour cette recherche ; ce qui est ordinaire n’y est pas écrit. */
export const demandesAddress = (siren: string | null, search: Partial<DemandesSearch>): string =>
  addressOf(siren ? routes.rubrique(siren, 'demandes') : routes.demandes(), { ...criteresOf(search), page: search.page, avis: search.avis })

/** L’adresse du fichier CSV de cette recherche : toutes ses pages. */
export const exportAddress = (siren: string | null, search: Partial<DemandesSearch>): string =>
  addressOf(routes.exportDemandes(siren), criteresOf(search))
