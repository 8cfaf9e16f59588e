import { AddCompanyView } from '@/components/entreprises/add-company-view'
import { page } from '@/doors/page'
import { ajouter } from './actions'
import * as door from './door'

export default page(door.page, async ({ params: { compte } }) => ({
  titre: null,
  vue: <AddCompanyView action={ajouter} compteId={compte} />,
}))
