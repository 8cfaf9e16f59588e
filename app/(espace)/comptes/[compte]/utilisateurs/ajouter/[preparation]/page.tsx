import { RightsView } from '@/components/utilisateurs/rights-view'
import { page } from '@/doors/page'
import { notFound } from '@/lib/ground/errors'
import { readChoix } from '@/lib/habilitations/queries'
import { findPreparation } from '@/lib/utilisateurs/personnes/queries'
import { valider } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { compte, preparation } }) => {
  const preparee = await findPreparation(actor, db, compte, preparation)
  if (!preparee) throw notFound()
  return { titre: null, vue: <RightsView action={valider} compteId={compte} preparee={preparee} choix={await readChoix(db, compte)} /> }
})
