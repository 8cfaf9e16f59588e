import { z } from 'zod'
import { FailuresView } from '@/components/echecs/failures-view'
import { countEchecs, listCourrielsEnEchec, listTravauxEnEchec } from '@/lib/echecs/queries'
import { page } from '@/lib/http/page'
import { renvoyer, reprendre } from './actions'

const search = z.object({ fait: z.enum(['courriel', 'travail']).optional().catch(undefined) })

export default page({ right: 'gestion:superviser', search }, async ({ db, search: { fait } }) => {
  const courriels = await listCourrielsEnEchec(db)
  const travaux = await listTravauxEnEchec(db)
  const total = await countEchecs(db)
  return {
    titre: 'Envois en échec',
    vue: <FailuresView courriels={courriels} travaux={travaux} total={total} fait={fait} renvoyer={renvoyer} reprendre={reprendre} />,
  }
})
