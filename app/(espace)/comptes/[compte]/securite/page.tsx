import { AccountSecurityView } from '@/components/comptes/account-security-view'
import { page } from '@/doors/page'
import { SECURITE_FAITS } from '@/lib/copy/comptes'
import { readSecurite, readSecuriteCompte } from '@/lib/identite/securite'
import { regler } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, visit, params: { compte }, search: { fait } }) => {
  const { secondFacteur } = await readSecurite(actor)
  return {
    titre: null,
    vue: (
      <AccountSecurityView
        action={regler}
        compteId={compte}
        securite={await readSecuriteCompte(visit)}
        pret={secondFacteur}
        fait={fait ? SECURITE_FAITS[fait] : null}
      />
    ),
  }
})
