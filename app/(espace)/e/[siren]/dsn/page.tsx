import { DsnView } from '@/components/dsn/dsn-view'
import { maintenant } from '@/lib/ground/clock'
import { listContrats } from '@/lib/contrats/queries'
import { contratEtat } from '@/lib/contrats/rules'
import { rubriqueNom } from '@/lib/copy/rubrique'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { findNextDsn } from '@/lib/echeances/queries'
import { listVersions } from '@/lib/fiches-dsn/queries'
import { isoDay } from '@/lib/ground/date'
import { countACorriger } from '@/lib/retours-dsn/queries'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren }, entreprise }) => {
  const rubrique = rubriqueNom('DSN', ensureEntreprise(entreprise).couverture)
  const instant = maintenant()
  const contrats = (await listContrats(actor, db, siren, ['sante', 'prevoyance'])).filter((c) => contratEtat(c, instant) === 'en_cours')
  const dsn = await findNextDsn(db, siren, isoDay(instant))
  const aCorriger = await countACorriger(actor, db, siren)
  const versions = await listVersions(actor, db, siren)
  return {
    titre: rubrique,
    vue: <DsnView siren={siren} rubrique={rubrique} contrats={contrats} versions={versions} dsn={dsn} aCorriger={aCorriger} />,
  }
})
