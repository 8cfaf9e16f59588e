import { CentreGestion } from '@/components/entreprises/centre-gestion'
import { CompanyPage } from '@/components/entreprises/company-page'
import { Lien } from '@/components/ui/lien'
import { Univers } from '@/components/ui/univers'
import { addressOf } from '@/lib/ground/adresse'
import { routes } from '@/lib/ground/routes'
import type { Univers as CodeUnivers } from '@/lib/ground/univers'
import type { Service } from '@/lib/offres/catalogue'

type OffersViewProps = {
  siren: string
  couverture: readonly CodeUnivers[]
  compris: readonly Service[]
  proposes: readonly Service[]
  /** Vrai de qui peut demander à être rappelé. */
  deposer: boolean
}

/** « Offres et services » : ce que les contrats comprennent, puis ce qui enrichirait la couverture. */
export function OffersView({ siren, couverture, compris, proposes, deposer }: OffersViewProps) {
  return (
    <CompanyPage siren={siren} titre="Offres et services">
      <div className="columns">
        <div className="stack-lg">
          {compris.length > 0 ? <ServiceList id="compris" titre="Compris dans vos contrats" services={compris} siren={null} /> : null}
          {proposes.length > 0 ? (
            <ServiceList id="proposes" titre="Pour enrichir votre couverture" services={proposes} siren={deposer ? siren : null} />
          ) : null}
        </div>
        <aside className="side" aria-label="Centre de gestion">
          <CentreGestion
            univers={couverture.length > 0 ? couverture : ['sante', 'prevoyance']}
            titre="En parler"
            ecrire={deposer ? routes.demarche(siren, 'contact') : null}
          />
        </aside>
      </div>
    </CompanyPage>
  )
}

/** `siren` : l’entreprise pour laquelle on peut demander à être rappelé ; `null` : personne, ou rien à proposer. */
const ServiceList = ({ id, titre, services, siren }: { id: string; titre: string; services: readonly Service[]; siren: string | null }) => (
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
              {siren ? (
                <Lien className="mt-1 inline-block" href={addressOf(routes.demarche(siren, 'contact'), { offre: service.id })}>
                  Être rappelé <span className="sr-only">au sujet de «&nbsp;{service.titre}&nbsp;»</span>
                </Lien>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  </section>
)
