import { PublishedLetter } from '@/components/publication/published-letter'
import { getCourrier } from '@/lib/courriers/queries'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { id }, search: { fait } }) => {
  const courrier = await getCourrier(actor, db, undefined, id)
  return {
    titre: `Courrier ${courrier.numero ?? ''}, ${courrier.raisonSociale}`,
    vue: <PublishedLetter courrier={courrier} publie={fait === 'publie'} />,
  }
})
