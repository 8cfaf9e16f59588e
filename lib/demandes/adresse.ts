import { routes } from '@/lib/ground/routes'
import { addressOf } from '@/lib/ground/adresse'
import type { DemandesSearch } from './schema'

/** L’adresse de « Mes demandes », d’une entreprise ou de toutes, pour cette recherche ; ce qui est ordinaire n’y est pas écrit. */
export const demandesAddress = (siren: string | null, { onglet, statut, univers, q, tri, sens, page }: Partial<DemandesSearch>): string =>
  addressOf(siren ? routes.rubrique(siren, 'demandes') : routes.demandes(), {
    onglet: onglet === 'toutes' ? undefined : onglet,
    statut,
    univers,
    q,
    tri: tri === 'activite' ? undefined : tri,
    sens: sens === 'desc' ? undefined : sens,
    page,
  })
