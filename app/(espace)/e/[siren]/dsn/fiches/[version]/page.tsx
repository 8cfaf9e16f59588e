import { FicheView } from '@/components/dsn/fiche-view'
import { universOf } from '@/lib/access/reach'
import { rubriqueNom } from '@/lib/copy/rubrique'
import { findNextDsn } from '@/lib/echeances/queries'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { compareFiches, getFiche, listVersions } from '@/lib/fiches-dsn/queries'
import { seeFiche } from '@/lib/fiches-dsn/see-fiche'
import { maintenant } from '@/lib/ground/clock'
import { isoDay } from '@/lib/ground/date'
import { page } from '@/doors/page'
import { noter } from './actions'
import * as door from './door'

export default page(door.page, async ({ visit, actor, db, params: { siren, version }, search: { avec, fait }, entreprise }) => {
  const fiche = await getFiche(actor, db, { siren, version })
  const versions = await listVersions(actor, db, siren)
  const compare = avec && avec !== version ? { avec, phrases: await compareFiches(actor, db, fiche, avec) } : null
  const dsn = await findNextDsn(db, siren, isoDay(maintenant()))
  return {
    titre: `Fiche de paramétrage DSN, version ${version}`,
    vue: (
      <FicheView
        {...{ fiche, versions, compare, dsn, fait, noter }}
        rubrique={rubriqueNom('DSN', ensureEntreprise(entreprise).couverture)}
        notables={universOf(actor, 'dsn:noter', siren)}
        contact={universOf(actor, 'demande:deposer', siren).length > 0}
        maintenant={maintenant()}
      />
    ),
    apres: () => seeFiche(visit),
  }
})
