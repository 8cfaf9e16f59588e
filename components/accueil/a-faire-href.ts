import type { AFaire } from '@/lib/a-faire/rules'
import { routes } from '@/lib/ground/routes'

/** L’adresse de la chose même : la demande, le brouillon, le courrier ou la délégation ; un document se lit dans sa liste, une échéance de plusieurs entreprises dans le portefeuille. */
export function aFaireHref({ type, siren, repere }: Pick<AFaire, 'type' | 'siren' | 'repere'>): string {
  switch (type) {
    case 'piece':
    case 'correction':
    case 'message':
      return routes.demande(siren ?? '', repere)
    case 'brouillon':
      return routes.brouillon(siren ?? '', repere)
    case 'courrier':
      return routes.courrier(siren ?? '', repere)
    case 'delegation':
      return routes.client(repere)
    case 'document':
      return routes.documentsNonLus(siren ?? '')
    case 'anomalie':
      return routes.retoursDsn(siren ?? '')
    case 'fiche':
      return routes.ficheDsn(siren ?? '', Number(repere))
    case 'echeance':
      return siren ? routes.echeances(siren) : `${routes.accueil()}#portefeuille`
  }
}
