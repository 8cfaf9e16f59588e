import { EditExpertView } from '@/components/experts/edit-expert-view'
import { readExpert } from '@/lib/delegations/expert'
import { readChoix } from '@/lib/habilitations/queries'
import { page } from '@/doors/page'
import { modifier } from './actions'
import * as door from './door'

export default page(door.page, async ({ db, visit: { objet }, params: { compte } }) => ({
  titre: null,
  vue: <EditExpertView action={modifier} expert={await readExpert(db, objet)} choix={await readChoix(db, compte)} />,
}))
