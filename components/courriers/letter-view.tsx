import { CompanyPage } from '@/components/entreprises/company-page'
import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Univers } from '@/components/ui/univers'
import type { CourrierLu } from '@/lib/courriers/queries'
import { formatDate } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'

/** Un courrier, en entier. */
export function LetterView({ siren, raisonSociale, courrier }: { siren: string; raisonSociale: string; courrier: CourrierLu }) {
  const retour = routes.rubrique(siren, 'courriers')
  return (
    <CompanyPage siren={siren} titre={courrier.objet} via={[{ href: retour, label: 'Mes courriers' }]}>
      <div className="columns">
        <div>
          <article className="sheet p-5 md:p-8 stack">
            {courrier.corps.split(/\n{2,}/).map((paragraphe) => (
              <p key={paragraphe}>{paragraphe}</p>
            ))}
          </article>
        </div>
        <aside className="side" aria-label="Le courrier">
          <section aria-labelledby="faits">
            <h2 id="faits">Le courrier</h2>
            <Facts
              tight
              facts={[
                { label: 'Adressé à', value: raisonSociale },
                { label: 'Publié le', value: formatDate(courrier.publieLe) },
                { label: 'Univers', value: <Univers code={courrier.univers} /> },
              ]}
            />
          </section>
          <p className="mt-6">
            <ButtonLink small href={retour}>
              <Icon name="arrow-left" />
              Retour<span className="sr-only"> à mes courriers</span>
            </ButtonLink>
          </p>
        </aside>
      </div>
    </CompanyPage>
  )
}
