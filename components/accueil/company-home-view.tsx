'use client'

import { HomeSide } from '@/components/accueil/home-side'
import { homeStops } from '@/components/accueil/home-stops'
import { InsuranceRubrics, RetirementRubric } from '@/components/accueil/rubrics'
import { TodoList } from '@/components/accueil/todo-list'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import type { Univers } from '@/lib/ground/univers'
import { type AFaire, attentePhrase } from '@/lib/a-faire/rules'
import type { Administration, Rubriques } from '@/lib/accueil/queries'
import type { Echeance } from '@/lib/echeances/rules'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

export type CompanyHomeProps = {
  prenom: string
  siren: string
  raisonSociale: string
  couverture: readonly Univers[]
  choses: readonly AFaire[]
  total: number
  aujourdhui: string
  rubriques: Rubriques
  demarches: boolean
  calendrier: readonly Echeance[]
  administration: Administration | null
}

const MONTREES = 6

/** L’accueil d’une entreprise : ce qui attend, puis les rubriques de sa couverture, puis le compte et les échéances. */
export function CompanyHomeView({
  prenom,
  siren,
  raisonSociale,
  couverture,
  choses,
  total,
  aujourdhui,
  rubriques,
  demarches,
  calendrier,
  administration,
}: CompanyHomeProps) {
  const reste = total - Math.min(MONTREES, choses.length)
  return (
    <>
      <div className="page-head">
        <h1>
          Bonjour {prenom}, {attentePhrase(total)}
        </h1>
      </div>
      <div className="columns">
        <div className="stack-lg">
          {total > 0 ? (
            <section id="a-faire" aria-labelledby="attend">
              <h2 id="attend" className="sr">
                À faire
              </h2>
              <TodoList lignes={choses.slice(0, MONTREES)} aujourdhui={aujourdhui} />
              {reste > 0 ? (
                <p className="small after-sheet">
                  <Lien href={routes.rubrique(siren, 'demandes')}>
                    {plural(reste, 'autre chose', 'autres choses')} à faire, dans vos demandes et vos courriers
                  </Lien>
                </p>
              ) : null}
            </section>
          ) : null}
          <InsuranceRubrics siren={siren} couverture={couverture} rubriques={rubriques} demarches={demarches} />
          {couverture.includes('retraite') ? <RetirementRubric siren={siren} /> : null}
          {couverture.length === 0 ? (
            <Empty
              titre={`${raisonSociale} n’a pas de contrat en cours`}
              phrase="Les rubriques apparaissent avec le premier contrat. Voyez ce que nous proposons aux entreprises de transport."
              action={<ButtonLink href={routes.rubrique(siren, 'offres')}>Offres et services</ButtonLink>}
            />
          ) : null}
        </div>
        <HomeSide administration={administration} arrets={homeStops(choses, calendrier)} couverture={couverture} />
      </div>
    </>
  )
}
