import { DocumentsView } from '@/components/documents/documents-view'
import { maintenant } from '@/lib/ground/clock'
import { listContrats } from '@/lib/contrats/queries'
import { rubriqueNom } from '@/lib/copy/rubrique'
import { listCourriers } from '@/lib/courriers/queries'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { page } from '@/doors/page'
import * as door from './door'

const DERNIERS = 10

export default page(door.page, async ({ actor, db, params: { siren }, entreprise }) => {
  const rubrique = rubriqueNom('Documents', ensureEntreprise(entreprise).couverture)
  const courriers = await listCourriers(actor, db, { onglet: 'tous', page: 1 }, 1, siren)
  const contrats = await listContrats(actor, db, siren, ['sante', 'prevoyance'])
  return {
    titre: rubrique,
    vue: <DocumentsView siren={siren} rubrique={rubrique} courriers={courriers.slice(0, DERNIERS)} contrats={contrats} maintenant={maintenant()} />,
  }
})
