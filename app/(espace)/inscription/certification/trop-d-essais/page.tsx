import { SpentView } from '@/components/inscription/spent-view'
import { page } from '@/doors/page'
import { findWaiting } from '@/lib/identite/reouverture'
import { ecrire } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, search: { fait } }) => {
  const ecritLe = await findWaiting(actor.utilisateur.id)
  // Le formulaire dit lui-même son titre, et ce qui l’a retenu.
  return { titre: ecritLe ? 'Message envoyé, certification' : null, vue: <SpentView action={ecrire} ecritLe={ecritLe} fait={fait} /> }
})
