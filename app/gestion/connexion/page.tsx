import { redirect } from 'next/navigation'
import { z } from 'zod'
import { StaffConnexionView } from '@/components/connexion/staff-connexion-view'
import { CONNEXION_DEMANDEE, sessionFermee } from '@/lib/copy/connexion'
import { publicPage } from '@/doors/page'
import { endedSession } from '@/doors/request'
import { routes } from '@/lib/ground/routes'
import { safeReturn } from '@/lib/identite/rules'
import { signIn } from './actions'

export default publicPage({ search: z.object({ retour: z.string().optional().catch(undefined) }) }, async ({ actor, search }) => {
  if (actor) redirect(actor.gestion ? (safeReturn(search.retour) ?? routes.gestion()) : routes.accueil())
  const retour = safeReturn(search.retour) ?? ''
  const fin = await endedSession()
  const message = fin ? sessionFermee(fin, retour !== '') : retour ? CONNEXION_DEMANDEE : null
  return { titre: null, vue: <StaffConnexionView action={signIn} retour={retour} message={message} /> }
})
