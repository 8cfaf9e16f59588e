import { PersonView } from '@/components/utilisateurs/person-view'
import { page } from '@/doors/page'
import { nameOf } from '@/lib/access/titre'
import { maintenant } from '@/lib/ground/clock'
import { readChoix } from '@/lib/habilitations/queries'
import { readPersonne } from '@/lib/utilisateurs/personnes/queries'
import { montrer, renvoyer } from '../actions'
import { enregistrer, habiliter } from './actions'
import * as door from './door'

/** L’onglet des informations ne donne rien. */
const AUCUN = { entreprises: [], total: 0 }

export default page(door.page, async ({ visit, actor, db, params: { compte }, search: { onglet, modifier, fait } }) => {
  const personne = await readPersonne(actor, db, visit.objet)
  const forme = personne.etat !== 'desactive' && (onglet === 'habilitations' ? !personne.moi : modifier === 'oui')
  return {
    titre: forme ? null : `${onglet === 'habilitations' ? 'Habilitations' : 'Fiche'} de ${nameOf(personne)}`,
    vue: (
      <PersonView
        compteId={compte}
        personne={personne}
        onglet={onglet}
        modifier={modifier === 'oui'}
        fait={fait}
        choix={onglet === 'habilitations' ? await readChoix(db, compte) : AUCUN}
        maintenant={maintenant()}
        actions={{ enregistrer, habiliter, montrer, renvoyer }}
      />
    ),
  }
})
