'use client'

import { HomeSide } from '@/components/accueil/home-side'
import { homeStops } from '@/components/accueil/home-stops'
import { InsuranceRubrics, RetirementRubric, type SortiesDirectes } from '@/components/accueil/rubrics'
import { TodoList } from '@/components/accueil/todo-list'
import { LiveList } from '@/components/frame/live-list'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Pager } from '@/components/ui/pager'
import { type AFaire, attentePhrase } from '@/lib/a-faire/rules'
import type { Administration, Rubriques } from '@/lib/accueil/queries'
import type { Echeance } from '@/lib/echeances/rules'
import type { PageListe } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'
import type { Univers } from '@/lib/ground/univers'

export type CompanyHomeProps = {
  prenom: string
  siren: string
  raisonSociale: string
  couverture: readonly Univers[]
  choses: readonly AFaire[]
  total: number
  /** Où l’on en est quand on a demandé à tout voir ; sinon les premières seulement. */
  tout: PageListe | null
  aujourdhui: string
  rubriques: Rubriques
  demarches: boolean
  /** Le formulaire que l’on ouvre le plus, quand cette personne peut le remplir ici. */
  declarer: string | null
  calendrier: readonly Echeance[]
  retraite: SortiesDirectes
  administration: Administration | null
}

const MONTREES = 3

/** L’accueil d’une entreprise : trois choses à faire, puis les rubriques de sa couverture, puis le compte et les échéances. */
export function CompanyHomeView(props: CompanyHomeProps) {
  const {
    prenom,
    siren,
    raisonSociale,
    couverture,
    choses,
    total,
    tout,
    aujourdhui,
    rubriques,
    demarches,
    declarer,
    calendrier,
    retraite,
    administration,
  } = props
  return (
    <>
      <LiveList sur="accueil" />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1>
          Bonjour {prenom}, {attentePhrase(total)}
        </h1>
        {declarer ? (
          <ButtonLink variant="primary" className="max-md:w-full" href={declarer}>
            <Icon name="file-pen-line" />
            Déclarer un arrêt de travail
          </ButtonLink>
        ) : null}
      </div>
      <div className="columns">
        <div className="grid gap-6 max-md:gap-5">
          {total > 0 ? (
            <section id="a-faire" aria-labelledby="attend">
              <h2 id="attend" className="sr-only">
                À faire
              </h2>
              <TodoList
                lignes={tout ? choses : choses.slice(0, MONTREES)}
                aujourdhui={aujourdhui}
                tout={!tout && total > MONTREES ? { href: routes.toutAFaire(siren), total } : null}
              />
              {tout ? (
                <Pager
                  page={tout.page}
                  pages={tout.pages}
                  phrase={`Choses à faire ${tout.de} à ${tout.a} sur ${tout.total}`}
                  hrefOf={(page) => routes.toutAFaire(siren, page)}
                />
              ) : null}
            </section>
          ) : null}
          <InsuranceRubrics siren={siren} couverture={couverture} rubriques={rubriques} demarches={demarches} />
          {couverture.includes('retraite') ? <RetirementRubric siren={siren} sorties={retraite} /> : null}
          {couverture.length === 0 ? (
            <Empty
              titre={`${raisonSociale} n’a pas de contrat en cours`}
              phrase="Les rubriques apparaissent avec le premier contrat. Voyez ce que nous proposons aux entreprises de transport."
              action={<ButtonLink href={routes.rubrique(siren, 'offres')}>Offres et services</ButtonLink>}
            />
          ) : null}
        </div>
        <HomeSide
          siren={siren}
          administration={administration}
          arrets={homeStops(tout && tout.page > 1 ? [] : choses, calendrier)}
          couverture={couverture}
        />
      </div>
    </>
  )
}
