import type { Pas } from '@/components/demarches/step-bar'
import { etapesOf, etatOf, isReachable, RECAPITULATIF } from '@/lib/demandes/brouillon/rules'
import type { Demarche } from '@/lib/demarches/define'
import type { Jugement } from '@/lib/demarches/engine'
import { routes } from '@/lib/ground/routes'

type Brouillon = { siren: string; id: string; demarche: Demarche; vues: readonly string[] }

/** Les étapes de la barre, récapitulatif compris, en liens quand on peut y aller. */
export function pasOf({ siren, id, demarche, vues }: Brouillon, jugement: Jugement): Pas[] {
  const lien = (slug: string) => (isReachable(demarche, vues, jugement, slug) ? routes.etape(siren, id, slug) : null)
  return [
    ...etapesOf(demarche).map(({ slug, titre }) => ({ slug, titre, etat: etatOf(jugement, slug), href: lien(slug) })),
    { slug: RECAPITULATIF, titre: 'Récapitulatif', etat: null, href: lien(RECAPITULATIF) },
  ]
}
