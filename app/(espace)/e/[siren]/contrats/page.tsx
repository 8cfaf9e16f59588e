import { ContractsView } from '@/components/contrats/contracts-view'
import { maintenant } from '@/lib/ground/clock'
import { listContrats } from '@/lib/contrats/queries'
import { rubriqueNom } from '@/lib/copy/rubrique'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { SirenParams } from '@/lib/entreprises/schema'
import { page } from '@/doors/page'

export default page(
  { right: 'contrat:lire', params: SirenParams, univers: ['sante', 'prevoyance'] },
  async ({ actor, db, params: { siren }, entreprise }) => {
    const rubrique = rubriqueNom('Contrats', ensureEntreprise(entreprise).couverture)
    const contrats = await listContrats(actor, db, siren, ['sante', 'prevoyance'])
    return { titre: rubrique, vue: <ContractsView siren={siren} rubrique={rubrique} contrats={contrats} maintenant={maintenant()} /> }
  },
)
