import { PublishedLetters } from '@/components/publication/published-letters'
import { listPublies, TAILLE_PUBLIES } from '@/lib/courriers/gestion/queries'
import { page } from '@/doors/page'
import { maintenant } from '@/lib/ground/clock'
import { pageOf } from '@/lib/ground/pages'
import * as door from './door'

export default page(door.page, async ({ actor, db, search }) => {
  const { lignes, total } = await listPublies(actor, db, search)
  return {
    titre: 'Courriers publiés',
    vue: <PublishedLetters {...{ lignes, search }} ici={pageOf(total, search.page, TAILLE_PUBLIES)} maintenant={maintenant()} />,
  }
})
