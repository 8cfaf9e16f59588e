import { RemoveCompanyView } from '@/components/entreprises/remove-company-view'
import { page } from '@/doors/page'
import { readDetachement } from '@/lib/comptes/queries'
import { supprimer } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { compte, siren } }) => ({
  titre: null,
  vue: <RemoveCompanyView action={supprimer} compteId={compte} detachement={await readDetachement(actor, db, compte, siren)} />,
}))
