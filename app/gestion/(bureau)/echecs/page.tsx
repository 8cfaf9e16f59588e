import { FailuresView } from '@/components/echecs/failures-view'
import { listCourrielsEnEchec, listTravauxEnEchec, TAILLE_ECHECS } from '@/lib/echecs/queries'
import { page } from '@/doors/page'
import { pageOf } from '@/lib/ground/pages'
import { renvoyer, reprendre } from './actions'
import * as door from './door'

export default page(door.page, async ({ db, search: { fait, ...pages } }) => {
  const courriels = await listCourrielsEnEchec(db, pages.courriels)
  const travaux = await listTravauxEnEchec(db, pages.travaux)
  return {
    titre: 'Envois en échec',
    vue: (
      <FailuresView
        courriels={{ lignes: courriels.lignes, ici: pageOf(courriels.total, pages.courriels, TAILLE_ECHECS) }}
        travaux={{ lignes: travaux.lignes, ici: pageOf(travaux.total, pages.travaux, TAILLE_ECHECS) }}
        fait={fait}
        renvoyer={renvoyer}
        reprendre={reprendre}
      />
    ),
  }
})
