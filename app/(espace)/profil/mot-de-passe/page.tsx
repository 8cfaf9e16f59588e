import { PasswordView } from '@/components/profil/password-view'
import { page } from '@/doors/page'
import { changer } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor }) => ({
  titre: null,
  vue: <PasswordView action={changer} identifiant={actor.utilisateur.email} />,
}))
