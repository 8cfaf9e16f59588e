import { RemovePersonView } from '@/components/utilisateurs/remove-person-view'
import { page } from '@/doors/page'
import { readRetrait } from '@/lib/comptes/retrait/queries'
import { supprimer } from './actions'
import * as door from './door'

export default page(door.page, async ({ visit, actor, db, params: { compte } }) => ({
  titre: null,
  vue: <RemovePersonView action={supprimer} compteId={compte} retrait={await readRetrait(actor, db, visit.objet)} />,
}))
