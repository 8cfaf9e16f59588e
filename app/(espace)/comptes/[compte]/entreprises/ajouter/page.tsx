import { AddCompanyView } from '@/components/entreprises/add-company-view'
import { page } from '@/doors/page'
import { findAAjouter } from '@/lib/comptes/find-a-ajouter'
import { ajouter } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { compte }, search: { siren, lue } }) => ({
  titre: null,
  vue: (
    <AddCompanyView action={ajouter} compteId={compte} tape={siren} lue={lue !== undefined} ajout={await findAAjouter(actor, db, compte, siren)} />
  ),
}))
