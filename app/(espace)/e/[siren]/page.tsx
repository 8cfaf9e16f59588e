import { CompanyHomeView } from '@/components/accueil/company-home-view'
import { Presentation } from '@/components/presentation/presentation'
import { maintenant } from '@/lib/ground/clock'
import { listAFaire, TAILLE_ACCUEIL, TAILLE_TOUT_VOIR } from '@/lib/a-faire/queries'
import { countChoses } from '@/lib/a-faire/rules'
import { readRubriques } from '@/lib/accueil/queries'
import { can } from '@/lib/access/can'
import { findDemarche } from '@/lib/demarches/registre'
import { calendarOf } from '@/lib/echeances/rules'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { isoDay } from '@/lib/ground/date'
import { env } from '@/lib/ground/env'
import { pageOf } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'
import type { Univers } from '@/lib/ground/univers'
import { page } from '@/doors/page'
import { currentPath } from '@/doors/request'
import { findPresentation } from '@/lib/presentation/queries'
import { voir } from '../../presentation/actions'
import { adressesOf } from '@/lib/retraite/sorties'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren }, search, entreprise }) => {
  const { raisonSociale, couverture } = ensureEntreprise(entreprise)
  const aujourdhui = isoDay(maintenant())
  const read = (page: number) => listAFaire(actor, db, aujourdhui, { page, taille: search.voir ? TAILLE_TOUT_VOIR : TAILLE_ACCUEIL }, siren)
  // L’accueil de qui n’a qu’une entreprise est ici.
  const seul = actor.perimetre.sirens.length === 1 && (await currentPath()) === routes.entreprise(siren)
  const [montrer, lue, { rubriques, administration }] = await Promise.all([
    seul ? findPresentation(actor, db) : null,
    read(search.voir ? search.page : 1),
    readRubriques(actor, db, siren),
  ])
  const total = countChoses(lue.parJour)
  const tout = search.voir ? pageOf(total, search.page, TAILLE_TOUT_VOIR) : null
  const liste = tout && tout.page !== search.page ? await read(tout.page) : lue
  const deposer = (univers?: Univers) => can(actor, 'demande:deposer', { siren, univers })
  const arret = findDemarche('arret-de-travail')
  const adresses = adressesOf(env().RETRAITE_ADRESSES)
  const retraite = { 'payer-en-ligne': adresses['payer-en-ligne'].href, 'date-limite-declaration': adresses['date-limite-declaration'].href }
  return {
    titre: raisonSociale,
    vue: (
      <>
        <Presentation montrer={montrer} voir={voir} />
        <CompanyHomeView
          prenom={actor.utilisateur.prenom}
          siren={siren}
          raisonSociale={raisonSociale}
          couverture={couverture}
          choses={liste.lignes}
          total={total}
          tout={tout}
          aujourdhui={aujourdhui}
          rubriques={rubriques}
          demarches={deposer()}
          declarer={arret?.univers.some((un) => couverture.includes(un) && deposer(un)) ? routes.demarche(siren, arret.slug) : null}
          calendrier={couverture.length > 0 ? calendarOf(aujourdhui, rubriques, { retraite: couverture.includes('retraite') }) : []}
          retraite={retraite}
          administration={administration}
        />
      </>
    ),
  }
})
