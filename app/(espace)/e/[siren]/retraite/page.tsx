import { RetirementView } from '@/components/retraite/retirement-view'
import { maintenant } from '@/lib/ground/clock'
import { calendarOf } from '@/lib/echeances/rules'
import { readEffectif } from '@/lib/entreprises/queries'
import { isoDay } from '@/lib/ground/date'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async ({ db, params: { siren } }) => {
  const calendrier = calendarOf(isoDay(maintenant()), await readEffectif(db, siren), true)
  return { titre: 'Univers Retraite', vue: <RetirementView siren={siren} calendrier={calendrier} /> }
})
