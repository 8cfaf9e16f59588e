import { OffersView } from '@/components/offres/offers-view'
import { can } from '@/lib/access/can'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { page } from '@/doors/page'
import { servicesOf } from '@/lib/offres/catalogue'
import * as door from './door'

export default page(door.page, async ({ actor, params: { siren }, entreprise }) => {
  const { couverture } = ensureEntreprise(entreprise)
  const deposer = can(actor, 'demande:deposer', { siren })
  return { titre: 'Offres et services', vue: <OffersView siren={siren} couverture={couverture} deposer={deposer} {...servicesOf(couverture)} /> }
})
