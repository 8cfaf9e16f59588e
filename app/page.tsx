import { redirect } from 'next/navigation'
import { publicPage } from '@/lib/http/page'
import { routes } from '@/lib/http/routes'

export default publicPage({}, async ({ actor }) =>
  redirect(actor === null ? routes.connexion() : actor.gestion ? routes.gestion() : routes.accueil()),
)
