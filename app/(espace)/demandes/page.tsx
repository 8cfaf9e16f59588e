import { DemandesView } from '@/components/demandes/demandes-view'
import { maintenant } from '@/lib/ground/clock'
import { can } from '@/lib/access/can'
import { countCourriers } from '@/lib/courriers/queries'
import { readDemandes } from '@/lib/demandes/queries'
import { page } from '@/doors/page'
import { packLignes } from '@/lib/ground/lignes'
import * as door from './door'

export default page(door.page, async ({ actor, db, search }) => {
  const [{ comptes, facettes, ici, salarie, demandes }, { nonLus }] = await Promise.all([readDemandes(actor, db, search), countCourriers(actor, db)])
  return {
    titre: 'Mes demandes',
    vue: (
      <DemandesView
        siren={null}
        deposables={facettes.entreprise.filter(({ siren }) => can(actor, 'demande:deposer', { siren }))}
        demandes={packLignes(demandes)}
        comptes={comptes}
        facettes={facettes}
        salarie={salarie}
        courriersNonLus={nonLus}
        search={search}
        ici={ici}
        maintenant={maintenant()}
      />
    ),
  }
})
