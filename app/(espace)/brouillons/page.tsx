import { DraftsView } from '@/components/demarches/drafts-view'
import { can } from '@/lib/access/can'
import { readAFinaliser } from '@/lib/demandes/brouillon/a-finaliser'
import { maintenant } from '@/lib/ground/clock'
import { page } from '@/doors/page'
import { supprimer } from '../e/[siren]/demarches/[slug]/actions'
import { restaurer } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, search }) => {
  const { brouillons, corbeille, ici } = await readAFinaliser(actor, db, search.page)
  return {
    titre: 'À finaliser',
    vue: (
      <DraftsView
        brouillons={brouillons.map((un) => ({ ...un, confier: can(actor, 'utilisateur:lister', { compte: un.compteId }) }))}
        corbeille={corbeille}
        ici={ici}
        fait={search.fait ?? null}
        maintenant={maintenant()}
        supprimer={supprimer}
        restaurer={restaurer}
      />
    ),
  }
})
