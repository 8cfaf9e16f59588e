import { DeclareView } from '@/components/experts/declare-view'
import { readReprise } from '@/lib/delegations/expert'
import { page } from '@/doors/page'
import { preparer } from './actions'
import * as door from './door'

export default page(door.page, async ({ db, params: { compte }, search }) => ({
  titre: null,
  vue: <DeclareView action={preparer} compteId={compte} reprise={await readReprise(db, compte, search)} />,
}))
