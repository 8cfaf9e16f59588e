import type { Pas } from '@/components/demarches/step-bar'
import { etapesOf, etatOf, isReachable, RECAPITULATIF } from '@/lib/demandes/brouillon/rules'
import type { Demarche, Etape } from '@/lib/demarches/define'
import type { Jugement } from '@/lib/demarches/engine'
import { routes } from '@/lib/ground/routes'

type Brouillon = { siren: string; id: string; demarche: Demarche; vues: readonly string[]; pieces: readonly { champ: string | null }[] }

/** Les étapes de la barre, récapitulatif compris, en liens quand on peut y aller. */
export function pasOf({ siren, id, demarche, vues, pieces }: Brouillon, jugement: Jugement): Pas[] {
  const aVenir = jugement.pieces.filter(({ cle, plusTard }) => plusTard && !pieces.some(({ champ }) => champ === cle)).length
  const noteOf = ({ slug, champs }: Etape) =>
    aVenir > 0 && etatOf(jugement, slug) === 'complete' && Object.values(champs).some(({ kind }) => kind === 'pieces')
      ? { note: `${aVenir}\u00a0à venir` }
      : {}
  const lien = (slug: string) => (isReachable(demarche, vues, jugement, slug) ? routes.etape(siren, id, slug) : null)
  return [
    ...etapesOf(demarche).map((etape) => ({
      slug: etape.slug,
      titre: etape.titre,
      etat: etatOf(jugement, etape.slug),
      href: lien(etape.slug),
      ...noteOf(etape),
    })),
    { slug: RECAPITULATIF, titre: 'Récapitulatif', etat: null, href: lien(RECAPITULATIF) },
  ]
}
