import { redirect } from 'next/navigation'
import { z } from 'zod'
import { ConnexionView } from '@/components/connexion/connexion-view'
import { isNetEntreprisesOffered } from '@/doors/arrivee'
import { CONNEXION_DEMANDEE, CONNEXION_FAITS, type ConnexionFait, sessionFermee } from '@/lib/copy/connexion'
import { publicPage } from '@/doors/page'
import { endedSession } from '@/doors/request'
import { routes } from '@/lib/ground/routes'
import { safeReturn } from '@/lib/identite/rules'
import { signIn } from './actions'

export default publicPage(
  {
    search: z.object({
      retour: z.string().optional().catch(undefined),
      fait: z
        .enum(Object.keys(CONNEXION_FAITS) as [ConnexionFait])
        .optional()
        .catch(undefined),
    }),
  },
  async ({ actor, search }) => {
    if (actor) redirect(actor.gestion ? routes.gestion() : (safeReturn(search.retour) ?? routes.accueil()))
    const retour = safeReturn(search.retour) ?? ''
    const fin = search.fait ? null : await endedSession()
    const message = search.fait ? CONNEXION_FAITS[search.fait] : fin ? sessionFermee(fin, retour !== '') : retour ? CONNEXION_DEMANDEE : null
    return {
      titre: null,
      vue: (
        <ConnexionView
          action={signIn}
          retour={retour}
          message={message}
          autre={fin !== null && retour !== ''}
          netEntreprises={isNetEntreprisesOffered()}
        />
      ),
    }
  },
)
