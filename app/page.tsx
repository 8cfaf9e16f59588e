import { redirect } from 'next/navigation'
import { publicPage } from '@/doors/page'
import { routes } from '@/lib/ground/routes'

export default publicPage({}, async ({ actor }) =>
  redirect(actor === null ? routes.connexion() : actor.gestion ? routes.gestion() : routes.accueil()),
)
