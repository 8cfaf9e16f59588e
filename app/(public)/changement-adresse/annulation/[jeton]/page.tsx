import { DeadAddressLink } from '@/components/profil/dead-address-link'
import { UndoAddressView } from '@/components/profil/undo-address-view'
import { publicPage } from '@/doors/page'
import { findAnnulation } from '@/lib/identite/change-adresse'
import { VerificationParams } from '@/lib/identite/schema'
import { annuler } from './actions'

export default publicPage({ params: VerificationParams }, async ({ params: { jeton } }) => {
  const annulation = await findAnnulation(jeton)
  if (!annulation) return { titre: 'Lien d’annulation d’adresse qui n’est plus valable', status: 404, vue: <DeadAddressLink /> }
  return { titre: 'Annuler un changement d’adresse', vue: <UndoAddressView action={annuler} jeton={jeton} annulation={annulation} /> }
})
