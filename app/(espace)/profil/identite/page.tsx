import { IdentiteView } from '@/components/profil/identite-view'
import { page } from '@/doors/page'
import { readProfil } from '@/lib/utilisateurs/queries'
import { enregistrer } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db }) => {
  const profil = await readProfil(actor, db)
  return { titre: null, vue: <IdentiteView action={enregistrer} utilisateur={actor.utilisateur} profil={profil} /> }
})
