import { ProfileView } from '@/components/profil/profile-view'
import { maintenant } from '@/lib/ground/clock'
import { identiteFacts, roleFacts, securiteFacts } from '@/components/profil/profile-facts'
import { page } from '@/doors/page'
import { can } from '@/lib/access/can'
import { PROFIL_FAITS } from '@/lib/copy/profil'
import { routes } from '@/lib/ground/routes'
import { readSecurite } from '@/lib/identite/securite'
import { listSessions } from '@/lib/sessions/queries'
import { readProfil } from '@/lib/utilisateurs/queries'
import { fermer } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, search }) => {
  const profil = await readProfil(actor, db)
  const sessions = await listSessions(actor, db)
  const securite = await readSecurite(actor)
  return {
    titre: 'Mon profil',
    vue: (
      <ProfileView
        accueil={actor.gestion ? routes.gestion() : routes.accueil()}
        nom={`${actor.utilisateur.prenom} ${actor.utilisateur.nom}`}
        fait={search.fait ? PROFIL_FAITS[search.fait] : null}
        modifiable={can(actor, 'profil:modifier')}
        identite={identiteFacts(actor.utilisateur, profil)}
        securite={securiteFacts(securite, can(actor, 'profil:modifier'))}
        roles={roleFacts(actor, profil)}
        sessions={sessions}
        maintenant={maintenant()}
        fermer={fermer}
      />
    ),
  }
})
