import { AddCompanyView } from '@/components/entreprises/add-company-view'
import { page } from '@/doors/page'
import { isSpent } from '@/lib/identite/certification'
import { ajouter } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, params: { compte } }) => ({
  titre: null,
  vue: <AddCompanyView action={ajouter} compteId={compte} epuise={await isSpent(actor.utilisateur.id)} />,
}))
