import { redirect } from 'next/navigation'
import { PresentationView } from '@/components/presentation/presentation-view'
import { page } from '@/doors/page'
import { routes } from '@/lib/ground/routes'
import { ECRANS } from '@/lib/presentation/ecrans'
import { publicOf } from '@/lib/presentation/rules'
import { voir } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor }) => {
  const pour = publicOf(actor)
  if (!pour) redirect(routes.accueil())
  return { titre: 'Présentation de votre espace', vue: <PresentationView ecrans={ECRANS[pour]} voir={voir} /> }
})
