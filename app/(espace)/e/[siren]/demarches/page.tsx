import { CatalogueView } from '@/components/demarches/catalogue-view'
import { countDemandes, listDemandes } from '@/lib/demandes/queries'
import { countUsages } from '@/lib/demandes/brouillon/queries'
import { catalogueOf, searchCatalogue } from '@/lib/demarches/catalogue'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren }, search: { q }, entreprise }) => {
  const { couverture } = ensureEntreprise(entreprise)
  const search = { onglet: 'brouillons', q: '' } as const
  const brouillons = await listDemandes(actor, db, search, 1, siren)
  const encore = (await countDemandes(actor, db, search, siren)).comptes.retenues > brouillons.length
  return {
    titre: 'Mes démarches en ligne',
    vue: (
      <CatalogueView
        siren={siren}
        domaines={catalogueOf(couverture, await countUsages(actor, db, siren))}
        q={q}
        trouves={searchCatalogue(q, couverture)}
        brouillons={brouillons}
        encore={encore}
      />
    ),
  }
})
