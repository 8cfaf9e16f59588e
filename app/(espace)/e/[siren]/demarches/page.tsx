import { CatalogueView } from '@/components/demarches/catalogue-view'
import { countDemandes, listDemandes } from '@/lib/demandes/queries'
import { catalogueOf } from '@/lib/demarches/catalogue'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { SirenParams } from '@/lib/entreprises/schema'
import { page } from '@/doors/page'

export default page(
  { right: 'demande:deposer', params: SirenParams, univers: ['sante', 'prevoyance'] },
  async ({ actor, db, params: { siren }, entreprise }) => {
    const { couverture } = ensureEntreprise(entreprise)
    const search = { onglet: 'toutes', statut: 'a_finaliser', q: '', page: 1 } as const
    const brouillons = await listDemandes(actor, db, search, 1, siren)
    const encore = (await countDemandes(actor, db, search, siren)).retenues > brouillons.length
    return {
      titre: 'Mes démarches en ligne',
      vue: <CatalogueView siren={siren} domaines={catalogueOf(couverture)} brouillons={brouillons} encore={encore} />,
    }
  },
)
