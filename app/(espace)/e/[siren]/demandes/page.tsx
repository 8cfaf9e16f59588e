import { DemandesView } from '@/components/demandes/demandes-view'
import { maintenant } from '@/lib/ground/clock'
import { can } from '@/lib/access/can'
import { countCourriers } from '@/lib/courriers/queries'
import { countDemandes, listDemandes, TAILLE_DEMANDES } from '@/lib/demandes/queries'
import { DemandesSearch } from '@/lib/demandes/schema'
import { SirenParams } from '@/lib/entreprises/schema'
import { page } from '@/doors/page'
import { packLignes } from '@/lib/ground/lignes'
import { pageOf } from '@/lib/ground/pages'

export default page({ right: 'demande:lire', params: SirenParams, search: DemandesSearch }, async ({ actor, db, params: { siren }, search }) => {
  const [comptes, demandees, { nonLus }] = await Promise.all([
    countDemandes(actor, db, search, siren),
    listDemandes(actor, db, search, search.page, siren),
    countCourriers(actor, db, siren),
  ])
  const ici = pageOf(comptes.retenues, search.page, TAILLE_DEMANDES)
  const demandes = ici.page === search.page ? demandees : await listDemandes(actor, db, search, ici.page, siren)
  return {
    titre: 'Mes demandes',
    vue: (
      <DemandesView
        siren={siren}
        deposer={can(actor, 'demande:deposer', { siren })}
        demandes={packLignes(demandes)}
        comptes={comptes}
        courriersNonLus={nonLus}
        search={search}
        ici={ici}
        maintenant={maintenant()}
      />
    ),
  }
})
