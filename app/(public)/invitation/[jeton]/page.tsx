import { InvitationView } from '@/components/invitation/invitation-view'
import { LienPerime } from '@/components/invitation/lien-perime'
import { publicPage } from '@/doors/page'
import { findInvitation } from '@/lib/identite/invitation'
import { InvitationParams } from '@/lib/identite/schema'
import { accept } from './actions'

export default publicPage({ params: InvitationParams }, async ({ params: { jeton } }) => {
  const invitation = await findInvitation(jeton)
  if (!invitation) return { titre: 'Invitation qui n’est plus valable', status: 404, vue: <LienPerime /> }
  const { prenom, nom, email, cle } = invitation
  return { titre: null, vue: <InvitationView action={accept} jeton={jeton} prenom={prenom} nom={nom} email={email} cle={cle} /> }
})
