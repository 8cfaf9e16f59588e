import { DemandesView } from '@/components/demandes/demandes-view'
import { maintenant } from '@/lib/ground/clock'
import { countCourriers } from '@/lib/courriers/queries'
import { readDemandes } from '@/lib/demandes/queries'
import { page } from '@/doors/page'
import { packLignes } from '@/lib/ground/lignes'
import * as door from './door'

export default page(door.page, async ({ actor, db, search }) => {
  const [{ comptes, ici, demandes }, { nonLus }] = await Promise.all([readDemandes(actor, db, search), countCourriers(actor, db)])
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
