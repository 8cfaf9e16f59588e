import { CentreGestion } from '@/components/entreprises/centre-gestion'
import { CompanyPage } from '@/components/entreprises/company-page'
import { Univers } from '@/components/ui/univers'
import type { Univers as CodeUnivers } from '@/lib/ground/univers'
import type { Service } from '@/lib/offres/catalogue'

type OffersViewProps = { siren: string; couverture: readonly CodeUnivers[]; compris: readonly Service[]; proposes: readonly Service[] }

/** « Offres et services » : ce que les contrats comprennent, puis ce qui enrichirait la couverture. */
export function OffersView({ siren, couverture, compris, proposes }: OffersViewProps) {
  return (
    <CompanyPage siren={siren} titre="Offres et services">
      <div className="columns">
        <div className="stack-lg">
          {compris.length > 0 ? <ServiceList id="compris" titre="Compris dans vos contrats" services={compris} /> : null}
          {proposes.length > 0 ? <ServiceList id="proposes" titre="Pour enrichir votre couverture" services={proposes} /> : null}
        </div>
        <aside className="side" aria-label="Centre de gestion">
          <CentreGestion univers={couverture.length > 0 ? couverture : ['sante', 'prevoyance']} titre="En parler" />
        </aside>
      </div>
    </CompanyPage>
  )
}

const ServiceList = ({ id, titre, services }: { id: string; titre: string; services: readonly Service[] }) => (
  <section aria-labelledby={id}>
    <h2 id={id} className="mb-3">
      {titre}
    </h2>
    <div className="sheet p-5">
      <dl className="facts md:*:grid-cols-[minmax(10rem,16rem)_minmax(0,1fr)]">
        {services.map((service) => (
          <div key={service.id}>
            <dt className="font-medium text-ink">{service.titre}</dt>
            <dd className="text-sm">
              {service.phrase}
              <span className="row text-ink-2">
                {service.univers.map((code) => (
                  <Univers key={code} code={code} />
                ))}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  </section>
)
