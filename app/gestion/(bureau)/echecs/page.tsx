import { z } from 'zod'
import { FailuresView } from '@/components/echecs/failures-view'
import { listCourrielsEnEchec, listTravauxEnEchec, TAILLE_ECHECS } from '@/lib/echecs/queries'
import { page } from '@/doors/page'
import { pageOf, PageSearch } from '@/lib/ground/pages'
import { renvoyer, reprendre } from './actions'

const search = z.object({ fait: z.enum(['courriel', 'travail']).optional().catch(undefined), courriels: PageSearch, travaux: PageSearch })

export default page({ right: 'gestion:superviser', search }, async ({ db, search: { fait, ...pages } }) => {
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
