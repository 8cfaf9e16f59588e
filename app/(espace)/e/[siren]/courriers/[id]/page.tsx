import { LetterView } from '@/components/courriers/letter-view'
import { markCourrierRead } from '@/lib/courriers/mark-read'
import { getCourrier } from '@/lib/courriers/queries'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async ({ visit, actor, db, params: { siren, id }, entreprise }) => {
  const courrier = await getCourrier(actor, db, siren, id)
  return {
    titre: courrier.objet,
    vue: <LetterView siren={siren} raisonSociale={ensureEntreprise(entreprise).raisonSociale} courrier={courrier} />,
    apres: () => markCourrierRead(visit),
  }
})
