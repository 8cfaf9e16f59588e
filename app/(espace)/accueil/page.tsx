import { redirect } from 'next/navigation'
import { maintenant } from '@/lib/ground/clock'
import { NoCompanyView, PortfolioHomeView } from '@/components/accueil/portfolio-home-view'
import { Presentation } from '@/components/presentation/presentation'
import { listAFaire, TAILLE_A_FAIRE } from '@/lib/a-faire/queries'
import { byTranche, countChoses } from '@/lib/a-faire/rules'
import { isoDay } from '@/lib/ground/date'
import { page } from '@/doors/page'
import { currentPath } from '@/doors/request'
import { routes } from '@/lib/ground/routes'
import { pageOf } from '@/lib/ground/pages'
import { listPortefeuille, TAILLE_PORTEFEUILLE } from '@/lib/portefeuille/queries'
import { findPresentation } from '@/lib/presentation/queries'
import { voir } from '../presentation/actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, search }) => {
  const { prenom, civilite } = actor.utilisateur
  const [premier, ...autres] = actor.perimetre.sirens
  if (premier && autres.length === 0) redirect(routes.entreprise(premier))
  const seul = (await currentPath()) === routes.accueil()
  const aujourdhui = isoDay(maintenant())
  const [montrer, lue, { entreprises, total, page }] = await Promise.all([
    seul ? findPresentation(actor, db) : null,
    listAFaire(actor, db, aujourdhui, search),
    listPortefeuille(actor, db, search.entreprise, search.p),
  ])
  if (!premier) return { titre: 'Accueil', vue: <NoCompanyView prenom={prenom} delegations={lue.parType.delegation ?? 0} /> }
  const pageAFaire = pageOf(countChoses(lue.retenues), search.page, TAILLE_A_FAIRE)
  const { retenues, ...liste } = pageAFaire.page === search.page ? lue : await listAFaire(actor, db, aujourdhui, { ...search, page: pageAFaire.page })
  return {
    titre: 'À faire',
    vue: (
      <>
        <Presentation montrer={montrer} voir={voir} />
        <PortfolioHomeView
          prenom={prenom}
          civilite={civilite}
          nombre={actor.perimetre.sirens.length}
          liste={{ ...liste, parTranche: byTranche(retenues, aujourdhui) }}
          choses={countChoses(liste.parJour)}
          search={search}
          pageAFaire={pageAFaire}
          aujourdhui={aujourdhui}
          entreprises={entreprises}
          pagePortefeuille={pageOf(total, page, TAILLE_PORTEFEUILLE)}
        />
      </>
    ),
  }
})
