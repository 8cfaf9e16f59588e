import { LibraryView } from '@/components/documents/library-view'
import { listModeles } from '@/lib/bibliotheque/queries'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async ({ db, params: { siren }, search, entreprise }) => {
  const { couverture } = ensureEntreprise(entreprise)
  return {
    titre: 'Bibliothèque de documents',
    vue: <LibraryView {...{ siren, search, couverture }} modeles={await listModeles(db, search, couverture)} />,
  }
})
