import { redirect } from 'next/navigation'
import { z } from 'zod'
import { AccountView } from '@/components/inscription/account-view'
import { currentArrivee } from '@/doors/arrivee'
import { publicPage } from '@/doors/page'
import { routes } from '@/lib/ground/routes'
import { start } from './actions'

const Recherche = z.object({ avec: z.literal('net-entreprises').optional().catch(undefined) })

export default publicPage({ search: Recherche }, async ({ actor, search }) => {
  if (actor) redirect(actor.gestion ? routes.gestion() : routes.accueil())
  const arrivee = search.avec ? await currentArrivee() : null
  if (search.avec && (!arrivee || arrivee.utilisateurId)) redirect(routes.connexion())
  return { titre: null, vue: <AccountView action={start} connu={arrivee} /> }
})
