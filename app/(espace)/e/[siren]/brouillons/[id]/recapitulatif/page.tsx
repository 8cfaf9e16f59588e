import { redirect } from 'next/navigation'
import { pasOf } from '@/components/demarches/pas-of'
import { anchorOf } from '@/components/form/raw'
import { RecapView } from '@/components/demarches/recap-view'
import { findVoisines } from '@/lib/demandes/brouillon/find-voisines'
import { findBrouillon } from '@/lib/demandes/brouillon/queries'
import { recapScreen } from '@/lib/demandes/brouillon/recap-screen'
import { isReachable, RECAPITULATIF, resumeAt } from '@/lib/demandes/brouillon/rules'
import { judgeBrouillon } from '@/lib/demandes/brouillon/touch-brouillon'
import { page } from '@/doors/page'
import { routes } from '@/lib/ground/routes'
import { envoyer } from '../actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren, id } }) => {
  const trouve = await findBrouillon(actor, db, siren, id)
  if ('envoyee' in trouve) return redirect(routes.envoyee(siren, trouve.envoyee))
  const { brouillon } = trouve
  const jugement = judgeBrouillon(brouillon, brouillon.raws)
  if (!isReachable(brouillon.demarche, brouillon.vues, jugement, RECAPITULATIF))
    return redirect(routes.etape(siren, id, resumeAt(brouillon.demarche, brouillon.vues, jugement)))
  const voisines = await findVoisines(db, brouillon, brouillon.raws, jugement.reponses)
  return {
    titre: null,
    vue: <RecapView {...recapScreen(brouillon, jugement, voisines, anchorOf)} pas={pasOf(brouillon, jugement)} action={envoyer} />,
  }
})
