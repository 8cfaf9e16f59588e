import { ReopeningsView } from '@/components/reouvertures/reopenings-view'
import { page } from '@/doors/page'
import { pageOf } from '@/lib/ground/pages'
import { listReouvertures, TAILLE_REOUVERTURES } from '@/lib/reouvertures/queries'
import { rouvrir } from './actions'
import * as door from './door'

export default page(door.page, async ({ db, search: { fait, page: numero } }) => {
  const { lignes, total } = await listReouvertures(db, numero)
  return {
    titre: 'Certifications à rouvrir',
    vue: <ReopeningsView lignes={lignes} ici={pageOf(total, numero, TAILLE_REOUVERTURES)} fait={fait} rouvrir={rouvrir} />,
  }
})
