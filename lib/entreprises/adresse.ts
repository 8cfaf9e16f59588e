import { addressOf } from '@/lib/ground/adresse'
import { routes } from '@/lib/ground/routes'
import type { EntreprisesSearch } from './schema'

/** L’adresse de « Gestion des entreprises » pour cette recherche ; ce qui est ordinaire n’y est pas écrit. */
export const entreprisesAddress = (compteId: string, { q, univers, tri, sens, page }: Partial<EntreprisesSearch>): string =>
  addressOf(routes.entreprises(compteId), { q, univers, tri: tri === 'entreprise' ? undefined : tri, sens: sens === 'asc' ? undefined : sens, page })
