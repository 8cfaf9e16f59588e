import { ColleguesView } from '@/components/collegues/collegues-view'
import { listClientsAConfier, listCollegues } from '@/lib/identite/read-collegues'
import { page } from '@/doors/page'
import { annuler, inviter } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, visit, search: { fait } }) => ({
  titre: 'Mes collègues',
  vue: (
    <ColleguesView
      cabinet={actor.cabinet?.raisonSociale ?? ''}
      collegues={await listCollegues(visit)}
      clients={await listClientsAConfier(visit)}
      inviter={inviter}
      annuler={annuler}
      fait={fait}
    />
  ),
}))
