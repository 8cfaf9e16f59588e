import { CompanyHomeView } from '@/components/accueil/company-home-view'
import { maintenant } from '@/lib/ground/clock'
import { listAFaire } from '@/lib/a-faire/queries'
import { countChoses } from '@/lib/a-faire/rules'
import { readRubriques } from '@/lib/accueil/queries'
import { can } from '@/lib/access/can'
import { calendarOf } from '@/lib/echeances/rules'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { isoDay } from '@/lib/ground/date'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren }, entreprise }) => {
  const { raisonSociale, couverture } = ensureEntreprise(entreprise)
  const aujourdhui = isoDay(maintenant())
  const [liste, { rubriques, administration }] = await Promise.all([listAFaire(actor, db, aujourdhui, {}, siren), readRubriques(actor, db, siren)])
  return {
    titre: raisonSociale,
    vue: (
      <CompanyHomeView
        prenom={actor.utilisateur.prenom}
        siren={siren}
        raisonSociale={raisonSociale}
        couverture={couverture}
        choses={liste.lignes}
        total={countChoses(liste.parJour)}
        aujourdhui={aujourdhui}
        rubriques={rubriques}
        demarches={can(actor, 'demande:deposer', { siren })}
        calendrier={couverture.length > 0 ? calendarOf(aujourdhui, rubriques.effectif, couverture.includes('retraite')) : []}
        administration={administration}
      />
    ),
  }
})
