import { CompanyPage } from '@/components/entreprises/company-page'
import { ICONES_RETRAITE } from '@/components/retraite/icones'
import { LienEtat } from '@/components/retraite/lien-etat'
import { Icon } from '@/components/ui/icon'
import { Lien, LienExterne } from '@/components/ui/lien'
import { Route } from '@/components/ui/route'
import { UniversTitle } from '@/components/ui/univers'
import { ACCES_SERVICES, AUTRES_SERVICES, TEXTES_RETRAITE } from '@/lib/copy/retraite'
import type { Echeance } from '@/lib/echeances/rules'
import type { ServiceRetraiteId } from '@/lib/ground/adresses-retraite'
import { formatDay } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'
import type { PageGenerale, Sorties } from '@/lib/retraite/sorties'

type RetirementViewProps = { siren: string; sorties: Sorties; calendrier: readonly Echeance[] }

/** L’univers Retraite : chaque entrée mène à sa page d’explication, deux sortent aussitôt ; une adresse commune n’est montrée qu’ici. */
export function RetirementView({ siren, sorties, calendrier }: RetirementViewProps) {
  return (
    <CompanyPage siren={siren} titre="Univers Retraite" lead="Les services de l’Agirc-Arrco, expliqués avant d’y aller.">
      <div className="columns">
        <div className="stack-lg">
          <section aria-labelledby="services">
            <div className="mb-3">
              <UniversTitle id="services" codes={['retraite']} titre="Accès à mes services" />
            </div>
            <Entries siren={siren} sorties={sorties} ids={ACCES_SERVICES} />
          </section>
          <section aria-labelledby="utiles">
            <h2 id="utiles" className="mb-3">
              Déclarer, payer, informer
            </h2>
            <Entries siren={siren} sorties={sorties} ids={AUTRES_SERVICES} />
          </section>
          {sorties.generales.length > 0 ? (
            <section aria-labelledby="generales">
              <h2 id="generales" className="mb-3">
                {sorties.generales.length > 1 ? 'Pages générales' : 'Page générale'}
              </h2>
              <div className="sheet">
                {sorties.generales.map((generale, rang) => (
                  <General key={generale.href} generale={generale} rang={rang} />
                ))}
              </div>
            </section>
          ) : null}
        </div>
        <aside className="side" aria-label="Échéances">
          <section aria-labelledby="echeances">
            <h2 id="echeances">Prochaines échéances</h2>
            <div className="mt-5">
              <Route
                small
                stops={calendrier.map(({ id, jour, titre, precision }) => ({
                  id,
                  titre,
                  quand: `${formatDay(new Date(jour))} ${precision ?? ''}`.trim(),
                }))}
              />
            </div>
            <p className="mt-3 text-sm">
              <Lien href={routes.echeances(siren)}>Toutes les échéances</Lien>
            </p>
          </section>
        </aside>
      </div>
    </CompanyPage>
  )
}

const Entries = ({ siren, sorties, ids }: { siren: string; sorties: Sorties; ids: readonly ServiceRetraiteId[] }) => (
  <div className="sheet">
    {ids.map((id) => {
      const { titre, phrase, direct } = TEXTES_RETRAITE[id]
      const { href, site, etat } = sorties.par[id]
      const page = routes.serviceRetraite(siren, id)
      return direct ? (
        <article key={id} className="rubrique">
          <Icon name={ICONES_RETRAITE[id]} />
          <h3>
            <LienExterne href={href}>{titre}</LienExterne>
          </h3>
          <p>
            {phrase}{' '}
            <Lien href={page}>
              En savoir plus<span className="sr-only"> sur «&nbsp;{titre}&nbsp;»</span>
            </Lien>
          </p>
          <p className="col-start-2 text-sm text-ink-2">
            <LienEtat site={site} etat={etat} />
          </p>
        </article>
      ) : (
        <article key={id} className="rubrique whole-row">
          <Icon name={ICONES_RETRAITE[id]} />
          <h3>
            <Lien href={page}>{titre}</Lien>
          </h3>
          <p>{phrase}</p>
        </article>
      )
    })}
  </div>
)

/** Une adresse que plusieurs services partagent : elle n’en montre aucun directement, et le dit. */
const General = ({ generale: { href, titre, site, etat, services }, rang }: { generale: PageGenerale; rang: number }) => (
  <article id={`page-generale-${rang + 1}`} className="rubrique scroll-mt-20">
    <Icon name="signpost" />
    <h3>
      <LienExterne href={href}>{titre}</LienExterne>
    </h3>
    <p>Page générale&nbsp;: on y cherche ensuite {services.map((id) => `«\u00a0${TEXTES_RETRAITE[id].titre}\u00a0»`).join(' ou ')}.</p>
    <p className="col-start-2 text-sm text-ink-2">
      <LienEtat site={site} etat={etat} />
    </p>
  </article>
)
