import { randomUUID } from 'node:crypto'
import { PublishedReturns } from '@/components/publication/published-returns'
import { page } from '@/doors/page'
import { maintenant } from '@/lib/ground/clock'
import { pageOf } from '@/lib/ground/pages'
import { listRetoursPublies, TAILLE_RETOURS } from '@/lib/retours-dsn/gestion/queries'
import * as door from './door'

export default page(door.page, async ({ db, search }) => {
  const { lignes, total } = await listRetoursPublies(db, search)
  return {
    titre: 'Comptes rendus métier publiés',
    vue: <PublishedReturns {...{ lignes, search }} ici={pageOf(total, search.page, TAILLE_RETOURS)} cle={randomUUID()} maintenant={maintenant()} />,
  }
})
