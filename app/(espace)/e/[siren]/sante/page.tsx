import { UniverseView } from '@/components/univers/universe-view'
import { maintenant } from '@/lib/ground/clock'
import { can } from '@/lib/access/can'
import { listContrats } from '@/lib/contrats/queries'
import { rubriqueNom } from '@/lib/copy/rubrique'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren }, entreprise }) => {
  const { couverture } = ensureEntreprise(entreprise)
  const contrats = await listContrats(actor, db, siren, ['sante'])
  const noms = { contrats: rubriqueNom('Contrats', couverture), documents: rubriqueNom('Documents', couverture) }
  return {
    titre: `Univers ${UNIVERS_NOMS.sante}`,
    vue: (
      <UniverseView
        siren={siren}
        univers="sante"
        deposer={can(actor, 'demande:deposer', { siren, univers: 'sante' })}
        contrats={contrats}
        maintenant={maintenant()}
        noms={noms}
      />
    ),
  }
})
