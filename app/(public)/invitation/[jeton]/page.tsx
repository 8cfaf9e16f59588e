import { DeadInvitation } from '@/components/invitation/dead-invitation'
import { InvitationView } from '@/components/invitation/invitation-view'
import { InvitedView, whereTo } from '@/components/invitation/invited-view'
import { LienPerime } from '@/components/invitation/lien-perime'
import { missedInvitation } from '@/doors/invitation'
import { publicPage } from '@/doors/page'
import { findInvitation } from '@/lib/identite/invitation'
import { readInvitation } from '@/lib/identite/rejoindre'
import { InvitationParams } from '@/lib/identite/schema'
import { accept, creer, refuser, rejoindre } from './actions'

export default publicPage({ params: InvitationParams }, async ({ params: { jeton }, actor }) => {
  const gestion = await findInvitation(jeton)
  if (gestion) {
    const { prenom, nom, email, cle } = gestion
    return { titre: null, vue: <InvitationView action={accept} jeton={jeton} prenom={prenom} nom={nom} email={email} cle={cle} /> }
  }
  const lien = await readInvitation(jeton)
  if (!lien) {
    missedInvitation(jeton)
    return { titre: 'Invitation qui n’est plus valable', status: 404, vue: <LienPerime /> }
  }
  const { etat, invitation, connu } = lien
  if (etat !== 'attend' || connu?.ouvert === false)
    return {
      titre: 'Invitation fermée',
      status: 410,
      vue: <DeadInvitation etat={etat === 'attend' ? 'impossible' : etat} par={invitation.creeParNom} ou={whereTo(invitation)} />,
    }
  return {
    titre: `Invitation de ${invitation.creeParNom}`,
    vue: (
      <InvitedView
        creer={creer}
        rejoindre={rejoindre}
        refuser={refuser}
        jeton={jeton}
        invitation={invitation}
        connu={connu !== null}
        session={actor && { email: actor.utilisateur.email, sienne: actor.utilisateur.id === connu?.id }}
      />
    ),
  }
})
