import { OffersView } from '@/components/offres/offers-view'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { SirenParams } from '@/lib/entreprises/schema'
import { page } from '@/doors/page'
import { servicesOf } from '@/lib/offres/catalogue'

export default page({ right: 'entreprise:voir', params: SirenParams }, async ({ params: { siren }, entreprise }) => {
  const { couverture } = ensureEntreprise(entreprise)
  return { titre: 'Offres et services', vue: <OffersView siren={siren} couverture={couverture} {...servicesOf(couverture)} /> }
})
