import { DemandesView } from '@/components/demandes/demandes-view'
import { maintenant } from '@/lib/ground/clock'
import { countCourriers } from '@/lib/courriers/queries'
import { countDemandes, listDemandes, TAILLE_DEMANDES } from '@/lib/demandes/queries'
import { DemandesSearch } from '@/lib/demandes/schema'
import { page } from '@/lib/http/page'
import { pageOf } from '@/lib/listes/pages'

export default page({ right: 'portefeuille:voir', search: DemandesSearch }, async ({ actor, db, search }) => {
  const comptes = await countDemandes(actor, db, search)
  const ici = pageOf(comptes.retenues, search.page, TAILLE_DEMANDES)
  const demandes = await listDemandes(actor, db, search, ici.page)
  const { nonLus } = await countCourriers(actor, db)
  return {
    titre: 'Mes demandes',
    vue: (
      <DemandesView siren={null} demandes={demandes} comptes={comptes} courriersNonLus={nonLus} search={search} ici={ici} maintenant={maintenant()} />
    ),
  }
})
