import { UsersView } from '@/components/utilisateurs/users-view'
import { can } from '@/lib/access/can'
import { onlyAdministrators } from '@/lib/copy/acces'
import { listExperts } from '@/lib/delegations/queries'
import { page } from '@/doors/page'
import { administrateursOf, listMembres } from '@/lib/utilisateurs/queries'
import { commencer } from '../voir-comme/actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { compte }, search: { onglet } }) => {
  const membres = await listMembres(actor, db, compte)
  const experts = await listExperts(db, compte)
  const qui = onlyAdministrators('ajouter, modifier ou supprimer un utilisateur ou un expert-comptable', administrateursOf(membres))
  return {
    titre: 'Gestion des utilisateurs et experts-comptables',
    vue: (
      <UsersView
        compteId={compte}
        onglet={onglet}
        membres={membres}
        experts={experts}
        administre={can(actor, 'compte:administrer', { compte })}
        qui={qui}
        voirComme={commencer}
      />
    ),
  }
})
