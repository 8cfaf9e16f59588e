import { UnlinkView } from '@/components/profil/unlink-view'
import { page } from '@/doors/page'
import { listReliees, readSecurite } from '@/lib/identite/securite'
import { delier } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor }) => {
  const { secondFacteur } = await readSecurite(actor)
  return {
    titre: null,
    vue: <UnlinkView action={delier} reliees={await listReliees(actor)} secondFacteur={secondFacteur} />,
  }
})
