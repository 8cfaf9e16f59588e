import { SecondFactorView } from '@/components/profil/second-factor-view'
import { page } from '@/doors/page'
import { safeReturn } from '@/lib/identite/rules'
import { proposeKey } from '@/lib/identite/second-facteur'
import { readSecurite } from '@/lib/identite/securite'
import { activer, renouveler, retirer } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, search }) => {
  const { secondFacteur, change, restants, demandePar } = await readSecurite(actor)
  return {
    titre: 'Mon second facteur',
    vue: (
      <SecondFactorView
        actions={{ activer, renouveler, retirer }}
        identifiant={actor.utilisateur.email}
        cle={secondFacteur ? null : proposeKey(actor, change)}
        restants={restants}
        obligatoire={actor.gestion !== null || demandePar.length > 0}
        demandePar={demandePar}
        du={actor.secondFacteurDu === true}
        retour={safeReturn(search.retour)}
      />
    ),
  }
})
