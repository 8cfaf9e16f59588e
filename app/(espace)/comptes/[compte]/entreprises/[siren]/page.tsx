import { CompanyRecordView } from '@/components/entreprises/company-record-view'
import { can } from '@/lib/access/can'
import { listAcces } from '@/lib/comptes/qui-y-accede'
import { getFiche } from '@/lib/entreprises/queries'
import { listEtablissements, TAILLE_ETABLISSEMENTS } from '@/lib/etablissements/queries'
import { page } from '@/doors/page'
import { pageOf } from '@/lib/ground/pages'
import * as door from './door'

export default page(door.page, async ({ actor, db, params, search }) => {
  const { compte, siren } = params
  const fiche = await getFiche(actor, db, compte, siren)
  const informations = search.onglet === 'informations'
  const sites = informations ? [] : await listEtablissements(actor, db, params, search)
  return {
    titre: `${informations ? 'Fiche' : 'Établissements'} de ${fiche.raisonSociale}`,
    vue: (
      <CompanyRecordView
        compteId={compte}
        fiche={fiche}
        search={search}
        acces={informations ? await listAcces(actor, db, compte, siren) : { membres: [], cabinets: [] }}
        sites={sites}
        ici={pageOf(sites[0]?.total ?? 0, search.page, TAILLE_ETABLISSEMENTS)}
        administre={can(actor, 'compte:administrer', { compte })}
      />
    ),
  }
})
