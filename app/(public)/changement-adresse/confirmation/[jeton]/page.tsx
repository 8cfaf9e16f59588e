import { ConfirmAddressView } from '@/components/profil/confirm-address-view'
import { DeadAddressLink } from '@/components/profil/dead-address-link'
import { publicPage } from '@/doors/page'
import { findConfirmation } from '@/lib/identite/change-adresse'
import { VerificationParams } from '@/lib/identite/schema'
import { confirmer } from './actions'

export default publicPage({ params: VerificationParams }, async ({ params: { jeton } }) => {
  const attente = await findConfirmation(jeton)
  if (!attente) return { titre: 'Lien de confirmation d’adresse qui n’est plus valable', status: 404, vue: <DeadAddressLink /> }
  return { titre: null, vue: <ConfirmAddressView action={confirmer} jeton={jeton} prenom={attente.prenom} email={attente.email} /> }
})
