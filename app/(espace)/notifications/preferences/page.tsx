import { PreferencesView } from '@/components/avis/preferences-view'
import { page } from '@/doors/page'
import { listSourdines, readReglage, TAILLE_SOURDINES } from '@/lib/avis/queries'
import { pageOf } from '@/lib/ground/pages'
import { regler, taire } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, search }) => {
  const { q, page: numero, fait } = search
  const reglage = await readReglage(actor, db)
  const { entreprises, total, muettes } = await listSourdines(actor, db, q, numero)
  return {
    titre: 'Régler ce que vous recevez',
    vue: (
      <PreferencesView
        reglage={reglage}
        entreprises={entreprises}
        muettes={muettes}
        q={q}
        ici={pageOf(total, numero, TAILLE_SOURDINES)}
        fait={fait ?? null}
        regler={regler}
        taire={taire}
      />
    ),
  }
})
