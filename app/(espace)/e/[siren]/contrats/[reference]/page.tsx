import { ContractView } from '@/components/contrats/contract-view'
import { maintenant } from '@/lib/ground/clock'
import { getContrat } from '@/lib/contrats/queries'
import { rubriqueNom } from '@/lib/copy/rubrique'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren, reference }, entreprise }) => {
  const contrat = await getContrat(actor, db, siren, reference)
  const rubrique = rubriqueNom('Contrats', ensureEntreprise(entreprise).couverture)
  return { titre: contrat.libelle, vue: <ContractView siren={siren} rubrique={rubrique} contrat={contrat} maintenant={maintenant()} /> }
})
