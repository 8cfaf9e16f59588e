import 'server-only'
import type { Defaut } from '@/lib/demarches/define'
import { type Jugement, recap } from '@/lib/demarches/engine'
import { formatTime } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'
import type { Brouillon } from './queries'
import { seenOf } from './reponse'
import { blocking, certificationsOf, etapesOf } from './rules'

/**
 * Ce que montre le récapitulatif : les réponses en mots, ce qui bloque et où aller, les pièces, les cases à cocher.
 * @param voisines ce que les autres demandes du même salarié font voir.
 */
export function recapScreen(brouillon: Brouillon, jugement: Jugement, voisines: readonly Defaut[]) {
  const { siren, id, demarche, contexte, raws, sources } = brouillon
  const montrees = new Map(etapesOf(demarche).map((e) => [e.slug, e]))
  const certifications = certificationsOf(demarche)
  return {
    siren,
    id,
    demarche: { slug: demarche.slug, titre: demarche.titre, suite: demarche.suite },
    objet: brouillon.objet,
    vu: seenOf(brouillon),
    enregistre: `Enregistré à ${formatTime(brouillon.modifieLe)}`,
    etapes: recap(demarche, raws, sources, contexte).flatMap((e) => {
      const etape = montrees.get(e.slug)
      return etape ? [{ ...e, pieces: Object.values(etape.champs).some((f) => f.kind === 'pieces') }] : []
    }),
    bloque: blocking(demarche, jugement).map(({ champ, message, etape }) => ({
      message,
      href: `${routes.etape(siren, id, etape, 'verifier', 'retour')}#${champ}`,
    })),
    avertissements: [...jugement.avertissements, ...voisines],
    pieces: { recues: brouillon.pieces, attendues: jugement.pieces },
    certifications: certifications.map(([nom, field]) => ({ nom, texte: field.texte })),
  }
}
