import { redirect } from 'next/navigation'
import { WaysView } from '@/components/inscription/ways-view'
import { isNetEntreprisesOffered } from '@/doors/arrivee'
import { publicPage } from '@/doors/page'
import { routes } from '@/lib/ground/routes'

export default publicPage({}, async ({ actor }) => {
  if (actor) redirect(actor.gestion ? routes.gestion() : routes.accueil())
  return { titre: 'Se créer un compte', vue: <WaysView netEntreprises={isNetEntreprisesOffered()} /> }
})
