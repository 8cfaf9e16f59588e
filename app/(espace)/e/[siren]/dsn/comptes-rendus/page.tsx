import { ReturnsView } from '@/components/dsn/returns-view'
import { universOf } from '@/lib/access/reach'
import { rubriqueNom } from '@/lib/copy/rubrique'
import { findNextDsn } from '@/lib/echeances/queries'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { maintenant } from '@/lib/ground/clock'
import { addMonths, addYears, isoDay } from '@/lib/ground/date'
import { findPreuves, listCases, listCauses, listFermees, listSites } from '@/lib/retours-dsn/queries'
import { seeRetours } from '@/lib/retours-dsn/see-retours'
import { page } from '@/doors/page'
import { corriger } from './actions'
import * as door from './door'

export default page(door.page, async ({ visit, actor, db, params: { siren }, search: { fait, page: demandee }, entreprise }) => {
  const aujourdhui = isoDay(maintenant())
  const dernier = addMonths(aujourdhui.slice(0, 7), -1)
  const mois = Array.from({ length: 12 }, (_, rang) => addMonths(dernier, rang - 11))
  const { causes, ...liste } = await listCauses(actor, db, siren, demandee)
  const dsn = await findNextDsn(db, siren, aujourdhui)
  return {
    titre: 'Comptes rendus métier DSN',
    vue: (
      <ReturnsView
        {...{ siren, mois, causes, liste, dsn, fait, corriger }}
        rubrique={rubriqueNom('DSN', ensureEntreprise(entreprise).couverture)}
        cases={await listCases(actor, db, siren, mois[0] ?? dernier)}
        preuves={await findPreuves(actor, db, siren, causes)}
        fermees={await listFermees(actor, db, siren, new Date(addYears(aujourdhui, -1)))}
        sites={await listSites(db, siren)}
        notables={universOf(actor, 'dsn:noter', siren)}
        contact={universOf(actor, 'demande:deposer', siren).length > 0}
        maintenant={maintenant()}
      />
    ),
    apres: () => seeRetours(visit),
  }
})
