import { DeadResetLink } from '@/components/recuperation/dead-reset-link'
import { NewPasswordView } from '@/components/recuperation/new-password-view'
import { publicPage } from '@/doors/page'
import { maintenant } from '@/lib/ground/clock'
import { findLink } from '@/lib/identite/mot-de-passe-oublie'
import { VerificationParams } from '@/lib/identite/schema'
import { choisir } from './actions'

export default publicPage({ params: VerificationParams }, async ({ params: { jeton } }) => {
  const expireLe = await findLink(jeton)
  if (!expireLe) return { titre: 'Lien de mot de passe qui n’est plus valable', status: 404, vue: <DeadResetLink /> }
  return { titre: null, vue: <NewPasswordView action={choisir} lien={{ jeton, expireLe, maintenant: maintenant() }} /> }
})
