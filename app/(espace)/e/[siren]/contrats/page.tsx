import { ContractsView } from '@/components/contrats/contracts-view'
import { maintenant } from '@/lib/ground/clock'
import { listContrats } from '@/lib/contrats/queries'
import { rubriqueNom } from '@/lib/copy/rubrique'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren }, entreprise }) => {
  const rubrique = rubriqueNom('Contrats', ensureEntreprise(entreprise).couverture)
  const contrats = await listContrats(actor, db, siren, ['sante', 'prevoyance'])
  return { titre: rubrique, vue: <ContractsView siren={siren} rubrique={rubrique} contrats={contrats} maintenant={maintenant()} /> }
})
