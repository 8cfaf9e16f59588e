import { CompanyRecordView } from '@/components/entreprises/company-record-view'
import { can } from '@/lib/access/can'
import { getFiche } from '@/lib/entreprises/queries'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { compte, siren }, search: { onglet } }) => {
  const fiche = await getFiche(actor, db, compte, siren)
  return {
    titre: `Fiche de ${fiche.raisonSociale}`,
    vue: <CompanyRecordView compteId={compte} fiche={fiche} onglet={onglet} administre={can(actor, 'compte:administrer', { compte })} />,
  }
})
