import { LibraryView } from '@/components/documents/library-view'
import { modelesOf } from '@/lib/bibliotheque/modeles'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { SirenParams } from '@/lib/entreprises/schema'
import { page } from '@/doors/page'

export default page({ right: 'document:lire', params: SirenParams, univers: ['sante', 'prevoyance'] }, async ({ params: { siren }, entreprise }) => ({
  titre: 'Bibliothèque de documents',
  vue: <LibraryView siren={siren} modeles={modelesOf(ensureEntreprise(entreprise).couverture)} />,
}))
