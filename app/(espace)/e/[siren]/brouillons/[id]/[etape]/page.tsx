import { redirect } from 'next/navigation'
import { DepotForm, PiecesSection } from '@/components/pieces/pieces-section'
import { StepView } from '@/components/demarches/step-view'
import { findBrouillon } from '@/lib/brouillons/queries'
import { isReachable, resumeAt } from '@/lib/brouillons/rules'
import { EtapeParams, EtapeSearch } from '@/lib/brouillons/schema'
import { stepScreen } from '@/lib/brouillons/step-screen'
import { judgeBrouillon } from '@/lib/brouillons/touch-brouillon'
import { notFound } from '@/lib/http/errors'
import { page } from '@/lib/http/page'
import { routes } from '@/lib/http/routes'
import { stepPieces } from '@/lib/pieces/step-pieces'
import { pasOf } from '@/components/demarches/pas-of'
import { enregistrer } from '../actions'

export default page(
  { right: 'demande:deposer', params: EtapeParams, search: EtapeSearch },
  async ({ actor, db, params: { siren, id, etape: slug }, search }) => {
    const trouve = await findBrouillon(actor, db, siren, id)
    if ('envoyee' in trouve) return redirect(routes.demande(siren, trouve.envoyee))
    if ('sansFormulaire' in trouve) return redirect(routes.brouillon(siren, id))
    const { brouillon } = trouve
    const jugement = judgeBrouillon(brouillon, brouillon.raws)
    const ecran = stepScreen(brouillon, slug, search)
    if (!ecran) throw notFound()
    if (!isReachable(brouillon.demarche, brouillon.vues, jugement, slug))
      return redirect(routes.etape(siren, id, resumeAt(brouillon.demarche, brouillon.vues, jugement)))
    const depot = await stepPieces(db, brouillon, jugement, slug, search)
    return {
      titre: null,
      vue: (
        <StepView
          {...ecran}
          siren={siren}
          id={id}
          pas={pasOf(brouillon, jugement)}
          avertissements={ecran.avertir(jugement)}
          action={enregistrer}
          erreurs={depot?.erreur ? { ...ecran.erreurs, [depot.champ]: depot.erreur } : ecran.erreurs}
          pieces={depot ? <PiecesSection {...depot} /> : null}
          depot={depot ? <DepotForm brouillonId={id} etape={slug} retour={ecran.retour} /> : null}
        />
      ),
    }
  },
)
