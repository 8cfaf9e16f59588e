import { AddUserView } from '@/components/utilisateurs/add-user-view'
import { page } from '@/doors/page'
import { findPreparation } from '@/lib/utilisateurs/personnes/queries'
import { continuer } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { compte }, search: { preparation } }) => ({
  titre: null,
  vue: <AddUserView action={continuer} compteId={compte} preparee={preparation ? await findPreparation(actor, db, compte, preparation) : null} />,
}))
