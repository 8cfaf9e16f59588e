import { redirect } from 'next/navigation'
import { pasOf } from '@/components/demarches/pas-of'
import { RecapView } from '@/components/demarches/recap-view'
import { findBrouillon } from '@/lib/brouillons/queries'
import { recapScreen } from '@/lib/brouillons/recap-screen'
import { isReachable, RECAPITULATIF, resumeAt } from '@/lib/brouillons/rules'
import { EtapeSearch } from '@/lib/brouillons/schema'
import { judgeBrouillon } from '@/lib/brouillons/touch-brouillon'
import { BrouillonParams } from '@/lib/demandes/schema'
import { page } from '@/lib/http/page'
import { routes } from '@/lib/http/routes'
import { envoyer } from '../actions'

export default page({ right: 'demande:deposer', params: BrouillonParams, search: EtapeSearch }, async ({ actor, db, params: { siren, id } }) => {
  const trouve = await findBrouillon(actor, db, siren, id)
  if ('envoyee' in trouve) return redirect(routes.envoyee(siren, trouve.envoyee))
  if ('sansFormulaire' in trouve) return redirect(routes.brouillon(siren, id))
  const { brouillon } = trouve
  const jugement = judgeBrouillon(brouillon, brouillon.raws)
  if (!isReachable(brouillon.demarche, brouillon.vues, jugement, RECAPITULATIF))
    return redirect(routes.etape(siren, id, resumeAt(brouillon.demarche, brouillon.vues, jugement)))
  return { titre: null, vue: <RecapView {...recapScreen(brouillon, jugement)} pas={pasOf(brouillon, jugement)} action={envoyer} /> }
})
