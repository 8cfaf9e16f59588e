import { PresentationView } from '@/components/presentation/presentation-view'
import { page } from '@/doors/page'
import { ECRANS } from '@/lib/presentation/ecrans'
import { publicOf } from '@/lib/presentation/rules'
import { voir } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor }) => {
  // Qui n’a pas encore d’entreprise peut déjà voir ce qui l’attend.
  const pour = publicOf(actor) ?? 'collaborateur'
  return { titre: 'Présentation de votre espace', vue: <PresentationView ecrans={ECRANS[pour]} voir={voir} /> }
})
