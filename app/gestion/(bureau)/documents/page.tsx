import { PublishedDocuments } from '@/components/publication/published-documents'
import { listDocumentsPublies, TAILLE_PUBLIES } from '@/lib/documents/gestion/queries'
import { page } from '@/doors/page'
import { maintenant } from '@/lib/ground/clock'
import { pageOf } from '@/lib/ground/pages'
import * as door from './door'

export default page(door.page, async ({ db, search }) => {
  const { lignes, total } = await listDocumentsPublies(db, search)
  return {
    titre: 'Documents publiés',
    vue: <PublishedDocuments {...{ lignes, search }} ici={pageOf(total, search.page, TAILLE_PUBLIES)} maintenant={maintenant()} />,
  }
})
