import { UsersView } from '@/components/utilisateurs/users-view'
import { page } from '@/doors/page'
import { can } from '@/lib/access/can'
import { onlyAdministrators } from '@/lib/copy/acces'
import { listExperts } from '@/lib/delegations/queries'
import { maintenant } from '@/lib/ground/clock'
import { listPersonnes } from '@/lib/utilisateurs/personnes/queries'
import { countPersonnes } from '@/lib/utilisateurs/queries'
import { whoCanGrant } from '@/lib/utilisateurs/who-can-grant'
import { commencer } from '../voir-comme/actions'
import { montrer, renvoyer } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { compte }, search }) => {
  const personnes = await listPersonnes(actor, db, compte, search.q)
  const administre = can(actor, 'compte:administrer', { compte })
  const noms = administre ? null : await whoCanGrant(db, actor, { compteId: compte })
  return {
    titre: 'Gestion des utilisateurs et experts-comptables',
    vue: (
      <UsersView
        compteId={compte}
        search={search}
        personnes={personnes}
        total={search.q ? await countPersonnes(db, compte) : personnes.length}
        experts={await listExperts(db, compte)}
        maintenant={maintenant()}
        actions={administre ? { montrer, renvoyer } : null}
        qui={onlyAdministrators('ajouter, modifier ou supprimer un utilisateur ou un expert-comptable', noms ? [noms] : [])}
        voirComme={commencer}
      />
    ),
  }
})
