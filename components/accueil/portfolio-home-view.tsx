'use client'

import { Cockpit, type ListeCockpit } from '@/components/accueil/cockpit'
import { PortfolioList } from '@/components/entreprises/portfolio-list'
import { LiveList } from '@/components/frame/live-list'
import { buttonClass, ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { aFaireAddress } from '@/lib/a-faire/adresse'
import { portefeuillePhrase } from '@/lib/a-faire/rules'
import type { AccueilSearch } from '@/lib/a-faire/schema'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { PageListe } from '@/lib/ground/pages'
import type { EntreprisePortefeuille } from '@/lib/portefeuille/queries'

export type PortfolioHomeProps = {
  prenom: string
  civilite: 'madame' | 'monsieur'
  nombre: number
  liste: ListeCockpit
  choses: number
  search: AccueilSearch
  pageAFaire: PageListe
  aujourdhui: string
  entreprises: readonly EntreprisePortefeuille[]
  pagePortefeuille: PageListe
}

/** L’accueil sur toutes les entreprises : ce qui attend, puis le portefeuille. */
export function PortfolioHomeView({
  prenom,
  civilite,
  nombre,
  liste,
  choses,
  search,
  pageAFaire,
  aujourdhui,
  entreprises,
  pagePortefeuille,
}: PortfolioHomeProps) {
  const tranquilles = nombre - liste.entreprises
  const sauf = liste.parType.echeance ? ', échéances mises à part' : ''
  return (
    <>
      <LiveList sur="accueil" />
      <div className="mb-8">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <h1>{portefeuillePhrase(choses, liste.entreprises, prenom)}</h1>
          {choses > 0 ? (
            <a className={buttonClass({ small: true })} href={aFaireAddress(search, { csv: true })}>
              <Icon name="download" />
              Exporter (CSV)
            </a>
          ) : null}
        </div>
        {choses > 0 && tranquilles > 0 ? (
          <p className="lead">
            {tranquilles === 1
              ? `Une autre entreprise n’attend rien de vous${sauf}.`
              : `${plural(tranquilles, 'autre entreprise', 'autres entreprises')} n’attendent rien de vous${sauf}.`}
          </p>
        ) : null}
        {choses === 0 ? <p className="lead">Aucune pièce demandée, rien à lire, aucun brouillon en cours, aucune anomalie DSN.</p> : null}
      </div>
      <div className="stack-lg">
        {choses > 0 ? <Cockpit liste={liste} search={search} ici={pageAFaire} aujourdhui={aujourdhui} /> : null}
        <PortfolioList entreprises={entreprises} ici={pagePortefeuille} recherche={search.entreprise} civilite={civilite} />
      </div>
    </>
  )
}

/** L’accueil de qui n’a encore aucune entreprise : une invitation ou une délégation est en attente. */
export function NoCompanyView({ prenom, delegations }: { prenom: string; delegations: number }) {
  return (
    <>
      <div className="mb-8">
        <h1>Bonjour {prenom}, aucune entreprise ne vous est encore confiée</h1>
      </div>
      {delegations > 0 ? (
        <Empty
          titre={delegations === 1 ? 'Une délégation attend votre réponse' : `${plural(delegations, 'délégation')} attendent votre réponse`}
          phrase="Vos clients apparaîtront ici dès que vous aurez accepté de gérer leurs entreprises."
          action={
            <ButtonLink variant="primary" href={routes.clients()}>
              Voir mes clients
            </ButtonLink>
          }
        />
      ) : (
        <Empty
          titre="Votre accès est en préparation"
          phrase="Un administrateur doit vous donner des droits sur une entreprise. Elle apparaîtra ici à votre prochaine visite, sans rien faire de plus."
          action={<ButtonLink href={routes.profil()}>Voir mon profil</ButtonLink>}
        />
      )}
    </>
  )
}
