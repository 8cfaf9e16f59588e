import { EcheancesView } from '@/components/echeances/echeances-view'
import { maintenant } from '@/lib/ground/clock'
import { listAFaire, TAILLE_TOUT_VOIR } from '@/lib/a-faire/queries'
import { findAgenda, readRegle } from '@/lib/echeances/queries'
import { calendarOf, datesOf, peutTrimestre } from '@/lib/echeances/rules'
import { periodOf } from '@/lib/echeances/periode'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { isoDay } from '@/lib/ground/date'
import { env } from '@/lib/ground/env'
import { adressesOf } from '@/lib/retraite/sorties'
import { agendaUrl } from '@/lib/identite/agenda-url'
import { page } from '@/doors/page'
import { ouvrir, revoquer } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren }, search, entreprise }) => {
  const { couverture } = ensureEntreprise(entreprise)
  const aujourdhui = isoDay(maintenant())
  const [regle, agenda, { lignes }] = await Promise.all([
    readRegle(db, siren),
    findAgenda(actor, db, siren),
    listAFaire(actor, db, aujourdhui, { page: 1, taille: TAILLE_TOUT_VOIR }, siren),
  ])
  const trimestriel = peutTrimestre(regle) && search.paiement === 'trimestre'
  const vue = { retraite: couverture.includes('retraite'), trimestriel }
  const periode = periodOf(aujourdhui, search.annee)
  return {
    titre: 'Échéances',
    vue: (
      <EcheancesView
        siren={siren}
        aujourdhui={aujourdhui}
        regle={regle}
        vue={vue}
        dsn={couverture.some((un) => un !== 'retraite')}
        couverte={couverture.length > 0}
        periode={periode}
        dates={couverture.length > 0 ? datesOf(periode.de, periode.a, regle, vue) : []}
        prochaines={couverture.length > 0 ? calendarOf(aujourdhui, regle, vue) : []}
        choses={lignes}
        agenda={agenda && { ...agenda, adresse: agendaUrl(agenda.id) }}
        payer={adressesOf(env().RETRAITE_ADRESSES)['payer-en-ligne'].href}
        maintenant={maintenant()}
        fait={search.fait}
        ouvrir={ouvrir}
        revoquer={revoquer}
      />
    ),
  }
})
