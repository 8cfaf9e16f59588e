import { ServiceView } from '@/components/retraite/service-view'
import { TEXTES_RETRAITE } from '@/lib/copy/retraite'
import { maintenant } from '@/lib/ground/clock'
import { calendarOf } from '@/lib/echeances/rules'
import { readRegle } from '@/lib/echeances/queries'
import { isoDay } from '@/lib/ground/date'
import { page } from '@/doors/page'
import { readSorties } from '@/lib/retraite/queries'
import * as door from './door'

/** Les services qui parlent d’une date, et laquelle de cette entreprise. */
const DATES: Readonly<Record<string, string>> = {
  'date-limite-declaration': 'declaration',
  'date-limite-paiement': 'paiement',
  'payer-en-ligne': 'paiement',
}

export default page(door.page, async ({ db, params: { siren, service } }) => {
  const sorties = await readSorties(db)
  const calendrier = DATES[service] ? calendarOf(isoDay(maintenant()), await readRegle(db, siren), { retraite: true }) : []
  const rang = sorties.generales.findIndex(({ services }) => services.includes(service))
  const generale = sorties.generales[rang]
  return {
    titre: TEXTES_RETRAITE[service].titre,
    vue: (
      <ServiceView
        siren={siren}
        id={service}
        sortie={sorties.par[service]}
        generale={generale ? { page: generale, rang } : null}
        dates={calendrier.filter(({ genre }) => genre === DATES[service])}
      />
    ),
  }
})
