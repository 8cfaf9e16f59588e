import { GrantView } from '@/components/experts/grant-view'
import { readReprise } from '@/lib/delegations/expert'
import { notFound } from '@/lib/ground/errors'
import { readChoix } from '@/lib/habilitations/queries'
import { page } from '@/doors/page'
import { declarer } from './actions'
import * as door from './door'

export default page(door.page, async ({ db, params: { compte, preparation } }) => {
  const reprise = await readReprise(db, compte, { preparation })
  if (!reprise) throw notFound()
  return {
    titre: null,
    vue: <GrantView action={declarer} compteId={compte} preparation={preparation} reprise={reprise} choix={await readChoix(db, compte)} />,
  }
})
