import { addressOf } from '@/lib/ground/adresse'
import { routes } from '@/lib/ground/routes'
import type { AccueilSearch } from './schema'

/** L’adresse de « À faire » pour cette recherche ; `csv` : celle de son fichier, toutes pages. */
export const aFaireAddress = ({ type, jour, client, q, page }: Partial<AccueilSearch>, { csv = false } = {}): string =>
  csv ? addressOf(routes.exportAFaire(), { type, jour, client, q }) : addressOf(routes.accueil(), { type, jour, client, q, page }, '#a-faire')
