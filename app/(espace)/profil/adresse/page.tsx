import { AddressView } from '@/components/profil/address-view'
import { page } from '@/doors/page'
import { findPendingAdresse } from '@/lib/identite/change-adresse'
import { demander, renoncer } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor }) => ({
  titre: null,
  vue: <AddressView action={demander} renoncer={renoncer} actuelle={actor.utilisateur.email} attente={await findPendingAdresse(actor)} />,
}))
