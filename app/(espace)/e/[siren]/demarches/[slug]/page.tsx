import { EntryView } from '@/components/demarches/entry-view'
import { maintenant } from '@/lib/ground/clock'
import { listBrouillons } from '@/lib/demandes/brouillon/queries'
import { listSalaries } from '@/lib/demandes/brouillon/salaries'
import { isAboutSalarie } from '@/lib/demarches/memoire'
import { etapesOf } from '@/lib/demandes/brouillon/rules'
import { findDemarche } from '@/lib/demarches/registre'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { notFound } from '@/lib/ground/errors'
import { page } from '@/doors/page'
import { commencer, supprimer } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren, slug }, entreprise }) => {
  const demarche = findDemarche(slug)
  const { couverture } = ensureEntreprise(entreprise)
  if (!demarche?.univers.some((u) => couverture.includes(u))) throw notFound()
  const brouillons = await listBrouillons(actor, db, siren, slug)
  const salaries = isAboutSalarie(demarche) ? await listSalaries(actor, db, siren) : []
  const { titre, minutes, preparer, suite } = demarche
  return {
    titre,
    vue: (
      <EntryView
        siren={siren}
        demarche={{ slug, titre, minutes, preparer, suite, etapes: etapesOf(demarche) }}
        brouillons={brouillons}
        salaries={salaries}
        maintenant={maintenant()}
        id={crypto.randomUUID()}
        commencer={commencer}
        supprimer={supprimer}
      />
    ),
  }
})
