import { redirect } from 'next/navigation'
import { z } from 'zod'
import { ConnexionView } from '@/components/connexion/connexion-view'
import { isNetEntreprisesOffered } from '@/doors/arrivee'
import { CONNEXION_APRES, CONNEXION_DEMANDEE } from '@/lib/copy/connexion'
import { publicPage } from '@/doors/page'
import { routes } from '@/lib/ground/routes'
import { safeReturn } from '@/lib/identite/rules'
import { signIn } from './actions'

export default publicPage(
  {
    search: z.object({
      retour: z.string().optional().catch(undefined),
      fait: z.enum(['mot-de-passe', 'net-entreprises']).optional().catch(undefined),
    }),
  },
  async ({ actor, search }) => {
    if (actor) redirect(actor.gestion ? routes.gestion() : (safeReturn(search.retour) ?? routes.accueil()))
    const retour = safeReturn(search.retour) ?? ''
    return {
      titre: null,
      vue: (
        <ConnexionView
          action={signIn}
          retour={retour}
          message={search.fait ? CONNEXION_APRES[search.fait] : retour ? CONNEXION_DEMANDEE : null}
          netEntreprises={isNetEntreprisesOffered()}
        />
      ),
    }
  },
)
