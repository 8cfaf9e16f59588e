import { redirect } from 'next/navigation'
import { PorteEntree } from '@/components/public/porte-entree'
import { publicPage } from '@/doors/page'
import { routes } from '@/lib/ground/routes'

export default publicPage({}, async ({ actor }) => {
  if (actor) redirect(actor.gestion ? routes.gestion() : routes.accueil())
  return { titre: 'Espace client Entreprise', vue: <PorteEntree /> }
})
