import { DeadLink } from '@/components/inscription/dead-link'
import { VerificationView } from '@/components/inscription/verification-view'
import { publicPage } from '@/doors/page'
import { findInscription } from '@/lib/identite/inscription'
import { VerificationParams } from '@/lib/identite/schema'
import { prove } from './actions'

export default publicPage({ params: VerificationParams }, async ({ params: { jeton } }) => {
  const attente = await findInscription(jeton)
  if (!attente) return { titre: 'Lien d’inscription qui n’est plus valable', status: 404, vue: <DeadLink /> }
  return { titre: null, vue: <VerificationView action={prove} jeton={jeton} prenom={attente.prenom} email={attente.email} /> }
})
