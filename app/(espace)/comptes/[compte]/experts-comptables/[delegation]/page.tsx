import { ExpertView } from '@/components/experts/expert-view'
import { can } from '@/lib/access/can'
import { onlyAdministrators } from '@/lib/copy/acces'
import { readExpert, readHistoire } from '@/lib/delegations/expert'
import { maintenant } from '@/lib/ground/clock'
import { administrateursOf, listMembres } from '@/lib/utilisateurs/queries'
import { page } from '@/doors/page'
import { relancer } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, visit: { objet }, params: { compte }, search: { fait } }) => {
  const administre = can(actor, 'compte:administrer', { compte })
  const expert = await readExpert(db, objet)
  const qui = administre
    ? ''
    : onlyAdministrators('changer ou supprimer un expert-comptable', administrateursOf(await listMembres(actor, db, compte)))
  return {
    titre: `Fiche de ${expert.cabinet.raisonSociale}`,
    vue: (
      <ExpertView
        expert={expert}
        histoire={administre ? await readHistoire(db, objet) : []}
        ici={maintenant()}
        administre={administre}
        qui={qui}
        relancer={relancer}
        fait={fait}
      />
    ),
  }
})
