import { addressOf } from '@/lib/ground/adresse'
import { routes } from '@/lib/ground/routes'
import type { CourriersSearch } from './schema'

/** L’adresse d’une liste de courriers avec ces critères ; ceux qui valent leur défaut n’y paraissent pas. */
export const courriersAddress = (siren: string | null, criteres: Partial<CourriersSearch>): string =>
  addressOf(siren ? routes.rubrique(siren, 'courriers') : routes.courriers(), writeCriteres(criteres))

/** Un courrier, et la liste d’où l’on vient : elle reste à côté. */
export const courrierAddress = (siren: string, id: string, criteres: Partial<CourriersSearch>): string =>
  addressOf(routes.courrier(siren, id), writeCriteres(criteres))

const writeCriteres = ({ onglet, univers, depuis, q, page }: Partial<CourriersSearch>) => ({
  onglet: onglet === 'non-lus' ? onglet : undefined,
  univers,
  depuis,
  q,
  page,
})
