import { LibraryView } from '@/components/documents/library-view'
import { modelesOf } from '@/lib/bibliotheque/modeles'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async ({ params: { siren }, entreprise }) => ({
  titre: 'Bibliothèque de documents',
  vue: <LibraryView siren={siren} modeles={modelesOf(ensureEntreprise(entreprise).couverture)} />,
}))
