import { RemoveExpertView } from '@/components/experts/remove-expert-view'
import { readExpert } from '@/lib/delegations/expert'
import { page } from '@/doors/page'
import { annuler, revoquer } from './actions'
import * as door from './door'

export default page(door.page, async ({ db, visit: { objet } }) => ({
  titre: null,
  vue: <RemoveExpertView expert={await readExpert(db, objet)} annuler={annuler} revoquer={revoquer} />,
}))
