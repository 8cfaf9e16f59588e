import { ProfileView } from '@/components/profil/profile-view'
import { maintenant } from '@/lib/ground/clock'
import { identiteFacts, roleFacts } from '@/components/profil/profile-facts'
import { page } from '@/doors/page'
import { routes } from '@/lib/ground/routes'
import { listSessions } from '@/lib/sessions/queries'
import { readProfil } from '@/lib/utilisateurs/queries'
import * as door from './door'

export default page(door.page, async ({ actor, db }) => {
  const profil = await readProfil(actor, db)
  const sessions = await listSessions(actor, db)
  const nom = `${actor.utilisateur.prenom} ${actor.utilisateur.nom}`
  const accueil = actor.gestion ? routes.gestion() : routes.accueil()
  return {
    titre: 'Mon profil',
    vue: (
      <ProfileView
        accueil={accueil}
        nom={nom}
        identite={identiteFacts(actor.utilisateur, profil)}
        roles={roleFacts(actor, profil)}
        sessions={sessions}
        maintenant={maintenant()}
      />
    ),
  }
})
