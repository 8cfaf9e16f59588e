import { OffersView } from '@/components/offres/offers-view'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { page } from '@/doors/page'
import { servicesOf } from '@/lib/offres/catalogue'
import * as door from './door'

export default page(door.page, async ({ params: { siren }, entreprise }) => {
  const { couverture } = ensureEntreprise(entreprise)
  return { titre: 'Offres et services', vue: <OffersView siren={siren} couverture={couverture} {...servicesOf(couverture)} /> }
})
