import { DeadUnlockLink } from '@/components/connexion/dead-unlock-link'
import { UnlockView } from '@/components/connexion/unlock-view'
import { publicPage } from '@/doors/page'
import { findUnlock } from '@/lib/identite/deblocage'
import { VerificationParams } from '@/lib/identite/schema'
import { debloquer } from './actions'

export default publicPage({ params: VerificationParams }, async ({ params: { jeton } }) => {
  const prenom = await findUnlock(jeton)
  if (prenom === null) return { titre: 'Lien de déblocage qui n’est plus valable', status: 404, vue: <DeadUnlockLink /> }
  return { titre: 'Débloquer ma connexion', vue: <UnlockView action={debloquer} jeton={jeton} prenom={prenom} /> }
})
