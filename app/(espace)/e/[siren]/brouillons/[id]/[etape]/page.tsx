import { redirect } from 'next/navigation'
import { DepotForm, PiecesSection } from '@/components/pieces/pieces-section'
import { StepView } from '@/components/demarches/step-view'
import { stepAvant } from '@/lib/avant/queries'
import { findBrouillon } from '@/lib/demandes/brouillon/queries'
import { isReachable, resumeAt } from '@/lib/demandes/brouillon/rules'
import { stepScreen } from '@/lib/demandes/brouillon/step-screen'
import { judgeBrouillon } from '@/lib/demandes/brouillon/touch-brouillon'
import { notFound } from '@/lib/ground/errors'
import { page } from '@/doors/page'
import { routes } from '@/lib/ground/routes'
import { stepPieces } from '@/lib/demandes/pieces/step-pieces'
import { pasOf } from '@/components/demarches/pas-of'
import { enregistrer } from '../actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren, id, etape: slug }, search }) => {
  const trouve = await findBrouillon(actor, db, siren, id)
  if ('envoyee' in trouve) return redirect(routes.demande(siren, trouve.envoyee))
  const { brouillon } = trouve
  const jugement = judgeBrouillon(brouillon, brouillon.raws)
  const ecran = stepScreen(brouillon, slug, search, actor.utilisateur.id)
  if (!ecran) throw notFound()
  if (!isReachable(brouillon.demarche, brouillon.vues, jugement, slug))
    return redirect(routes.etape(siren, id, resumeAt(brouillon.demarche, brouillon.vues, jugement)))
  const depot = await stepPieces(db, brouillon, jugement, slug, search)
  const { choix, avertir, ...vue } = ecran
  return {
    titre: null,
    vue: (
      <StepView
        {...vue}
        siren={siren}
        id={id}
        pas={pasOf(brouillon, jugement)}
        avertissements={avertir(jugement)}
        avant={await stepAvant(actor, db, brouillon, slug, choix)}
        action={enregistrer}
        erreurs={depot?.erreur ? { ...vue.erreurs, [depot.champ]: depot.erreur } : vue.erreurs}
        pieces={depot ? <PiecesSection {...depot} /> : null}
        depot={depot ? <DepotForm brouillonId={id} etape={slug} retour={vue.retour} /> : null}
      />
    ),
  }
})
