import { AddCompanyView } from '@/components/entreprises/add-company-view'
import { page } from '@/doors/page'
import { findAAjouter, nameAAjouter } from '@/lib/comptes/find-a-ajouter'
import { ajouter } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { compte }, search: { siren, lue } }) => {
  const trouve = await findAAjouter(actor, db, compte, siren)
  return {
    titre: null,
    vue: null,
    dehors: async () => <AddCompanyView action={ajouter} compteId={compte} tape={siren} lue={lue !== undefined} ajout={await nameAAjouter(trouve)} />,
  }
})
