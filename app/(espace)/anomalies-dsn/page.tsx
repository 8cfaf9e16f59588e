import { PortfolioCausesView } from '@/components/dsn/portfolio-causes-view'
import { page } from '@/doors/page'
import { pageOf } from '@/lib/ground/pages'
import { listPortefeuilleDsn, TAILLE_PORTEFEUILLE_DSN } from '@/lib/retours-dsn/queries-portefeuille'
import * as door from './door'

const TITRE = 'Anomalies DSN de mes entreprises'

export default page(door.page, async ({ actor, db, search }) => {
  const lue = await listPortefeuilleDsn(actor, db, search.page)
  const ici = pageOf(lue.total, search.page, TAILLE_PORTEFEUILLE_DSN)
  const { lignes } = ici.page === search.page ? lue : await listPortefeuilleDsn(actor, db, ici.page)
  return { titre: TITRE, vue: <PortfolioCausesView {...{ titre: TITRE, lignes, ici }} entreprises={lue.entreprises} /> }
})
