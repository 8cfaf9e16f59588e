import { CollegueView } from '@/components/collegues/collegue-view'
import { listClientsAConfier, readCollegue } from '@/lib/identite/read-collegues'
import { page } from '@/doors/page'
import { changer, retirer } from './actions'
import * as door from './door'

export default page(door.page, async ({ visit, params: { membre } }) => {
  const collegue = await readCollegue(visit, membre)
  return {
    titre: `${collegue.prenom} ${collegue.nom}, votre collègue`,
    vue: <CollegueView collegue={collegue} clients={await listClientsAConfier(visit)} changer={changer} retirer={retirer} />,
  }
})
