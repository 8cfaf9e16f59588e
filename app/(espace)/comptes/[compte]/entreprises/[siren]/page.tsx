import { CompanyRecordView } from '@/components/entreprises/company-record-view'
import { can } from '@/lib/access/can'
import { getFiche } from '@/lib/entreprises/queries'
import { FicheParams, FicheSearch } from '@/lib/entreprises/schema'
import { page } from '@/doors/page'

export default page(
  { right: 'compte:voir', params: FicheParams, search: FicheSearch },
  async ({ actor, db, params: { compte, siren }, search: { onglet } }) => {
    const fiche = await getFiche(actor, db, compte, siren)
    return {
      titre: `Fiche de ${fiche.raisonSociale}`,
      vue: <CompanyRecordView compteId={compte} fiche={fiche} onglet={onglet} administre={can(actor, 'compte:administrer', { compte })} />,
    }
  },
)
