import { DemandesView } from '@/components/demandes/demandes-view'
import { maintenant } from '@/lib/ground/clock'
import { can } from '@/lib/access/can'
import { countCourriers } from '@/lib/courriers/queries'
import { countDemandes, listDemandes, TAILLE_DEMANDES } from '@/lib/demandes/queries'
import { DemandesSearch } from '@/lib/demandes/schema'
import { SirenParams } from '@/lib/entreprises/schema'
import { page } from '@/lib/http/page'
import { pageOf } from '@/lib/listes/pages'

export default page({ right: 'demande:lire', params: SirenParams, search: DemandesSearch }, async ({ actor, db, params: { siren }, search }) => {
  const comptes = await countDemandes(actor, db, search, siren)
  const ici = pageOf(comptes.retenues, search.page, TAILLE_DEMANDES)
  const demandes = await listDemandes(actor, db, search, ici.page, siren)
  const { nonLus } = await countCourriers(actor, db, siren)
  return {
    titre: 'Mes demandes',
    vue: (
      <DemandesView
        siren={siren}
        deposer={can(actor, 'demande:deposer', { siren })}
        demandes={demandes}
        comptes={comptes}
        courriersNonLus={nonLus}
        search={search}
        ici={ici}
        maintenant={maintenant()}
      />
    ),
  }
})
