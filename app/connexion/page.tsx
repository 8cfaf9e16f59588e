import { redirect } from 'next/navigation'
import { z } from 'zod'
import { ConnexionView } from '@/components/connexion/connexion-view'
import { CONNEXION_DEMANDEE, MOT_DE_PASSE_CHANGE, sessionFermee } from '@/lib/copy/connexion'
import { publicPage } from '@/doors/page'
import { endedSession } from '@/doors/request'
import { routes } from '@/lib/ground/routes'
import { safeReturn } from '@/lib/identite/rules'
import { signIn } from './actions'

export default publicPage(
  { search: z.object({ retour: z.string().optional().catch(undefined), fait: z.literal('mot-de-passe').optional().catch(undefined) }) },
  async ({ actor, search }) => {
    if (actor) redirect(actor.gestion ? routes.gestion() : (safeReturn(search.retour) ?? routes.accueil()))
    const retour = safeReturn(search.retour) ?? ''
    const fin = search.fait ? null : await endedSession()
    const message = search.fait ? MOT_DE_PASSE_CHANGE : fin ? sessionFermee(fin, retour !== '') : retour ? CONNEXION_DEMANDEE : null
    return { titre: null, vue: <ConnexionView action={signIn} retour={retour} message={message} autre={fin !== null && retour !== ''} /> }
  },
)
