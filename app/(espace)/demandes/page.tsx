import { DemandesView } from '@/components/demandes/demandes-view'
import { maintenant } from '@/lib/ground/clock'
import { countCourriers } from '@/lib/courriers/queries'
import { countDemandes, listDemandes, TAILLE_DEMANDES } from '@/lib/demandes/queries'
import { DemandesSearch } from '@/lib/demandes/schema'
import { page } from '@/doors/page'
import { packLignes } from '@/lib/ground/lignes'
import { pageOf } from '@/lib/ground/pages'

export default page({ right: 'portefeuille:voir', search: DemandesSearch }, async ({ actor, db, search }) => {
  const [comptes, demandees, { nonLus }] = await Promise.all([
    countDemandes(actor, db, search),
    listDemandes(actor, db, search, search.page),
    countCourriers(actor, db),
  ])
  const ici = pageOf(comptes.retenues, search.page, TAILLE_DEMANDES)
  const demandes = ici.page === search.page ? demandees : await listDemandes(actor, db, search, ici.page)
  return {
    titre: 'Mes demandes',
    vue: (
      <DemandesView
        siren={null}
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
