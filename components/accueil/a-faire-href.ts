import type { AFaire } from '@/lib/a-faire/rules'
import { routes } from '@/lib/ground/routes'

/** L’adresse de la chose même : la demande, le brouillon, le courrier ou la délégation. */
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
  }
}
