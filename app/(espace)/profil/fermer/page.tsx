import { CloseAccountView } from '@/components/profil/close-account-view'
import { page } from '@/doors/page'
import { readSecurite } from '@/lib/identite/securite'
import { fermer } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor }) => ({
  titre: null,
  vue: <CloseAccountView action={fermer} secondFacteur={(await readSecurite(actor)).secondFacteur} />,
}))
