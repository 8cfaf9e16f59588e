import { ClientView } from '@/components/delegations/client-view'
import { can } from '@/lib/access/can'
import { maintenant } from '@/lib/ground/clock'
import { readClient } from '@/lib/identite/read-client'
import { page } from '@/doors/page'
import { accepter, corriger, refuser } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, visit, search: { fait } }) => {
  const client = await readClient(visit)
  return {
    titre: null,
    vue: (
      <ClientView
        client={client}
        qui={actor.utilisateur}
        ici={maintenant()}
        repond={can(actor, 'cabinet:administrer')}
        gestes={{ accepter, refuser, corriger }}
        fait={fait}
      />
    ),
  }
})
