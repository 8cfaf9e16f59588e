import { RetirementView } from '@/components/retraite/retirement-view'
import { maintenant } from '@/lib/ground/clock'
import { calendarOf } from '@/lib/echeances/rules'
import { readRegle } from '@/lib/echeances/queries'
import { isoDay } from '@/lib/ground/date'
import { page } from '@/doors/page'
import { readSorties } from '@/lib/retraite/queries'
import * as door from './door'

export default page(door.page, async ({ db, params: { siren } }) => {
  const sorties = await readSorties(db)
  const calendrier = calendarOf(isoDay(maintenant()), await readRegle(db, siren), { retraite: true })
  return { titre: 'Univers Retraite', vue: <RetirementView siren={siren} sorties={sorties} calendrier={calendrier} /> }
})
