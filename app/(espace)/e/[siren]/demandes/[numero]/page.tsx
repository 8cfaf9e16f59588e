import { DemandeView } from '@/components/demandes/demande-view'
import { getDemande } from '@/lib/demandes/fil/queries'
import { DemandeParams } from '@/lib/demandes/schema'
import { isoDay } from '@/lib/format/date'
import { page } from '@/lib/http/page'

export default page({ right: 'demande:lire', params: DemandeParams }, async ({ actor, db, params: { siren, numero } }) => {
  const demande = await getDemande(actor, db, siren, numero)
  return { titre: `${demande.objet}, ${demande.numero}`, vue: <DemandeView siren={siren} demande={demande} aujourdhui={isoDay(new Date())} /> }
})
