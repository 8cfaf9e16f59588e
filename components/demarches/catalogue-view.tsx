import { CompanyPage } from '@/components/entreprises/company-page'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { demandesAddress } from '@/lib/demandes/adresse'
import type { Domaine } from '@/lib/demarches/catalogue'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { marque } from '@/lib/ground/marque'

type CatalogueViewProps = { siren: string; domaines: readonly Domaine[]; brouillons: readonly { id: string; objet: string }[]; encore: boolean }

/** « Mes démarches en ligne » : le catalogue de la couverture, par domaine. */
export function CatalogueView({ siren, domaines, brouillons, encore }: CatalogueViewProps) {
  const total = domaines.reduce((n, domaine) => n + domaine.demarches.length, 0)
  return (
    <CompanyPage
      siren={siren}
      titre="Mes démarches en ligne"
      lead={`${total === 0 ? 'Aucune démarche' : plural(total, 'démarche')} pour la couverture de cette entreprise`}
      action={
        <ButtonLink href={routes.rubrique(siren, 'bibliotheque')}>
          <Icon name="library" />
          Bibliothèque de documents
        </ButtonLink>
      }
    >
      <div className="stack-lg">
        <Notice>
          <p>
            Pour toute autre demande, écrivez au centre de gestion ou appelez-le au{' '}
            <a className="num" href={marque.telephoneLien}>
              {marque.telephone}
            </a>
            .
          </p>
        </Notice>
        {brouillons.length > 0 ? (
          <section aria-labelledby="brouillons">
            <h2 id="brouillons" className="mb-3">
              Commencées
            </h2>
            <ul className="links">
              {brouillons.map(({ id, objet }) => (
                <li key={id}>
                  <Lien href={routes.brouillon(siren, id)}>
                    {objet} <span className="text-sm/[1.3] text-ink-2">À finaliser</span>
                  </Lien>
                </li>
              ))}
            </ul>
            {encore ? (
              <p>
                <Lien href={demandesAddress(siren, { onglet: 'brouillons' })}>Voir tous les brouillons</Lien>
              </p>
            ) : null}
          </section>
        ) : null}
        {domaines.map((domaine) => (
          <DomainSection key={domaine.id} siren={siren} domaine={domaine} />
        ))}
      </div>
    </CompanyPage>
  )
}

const DomainSection = ({ siren, domaine }: { siren: string; domaine: Domaine }) => (
  <section aria-labelledby={`domaine-${domaine.id}`}>
    <h2 id={`domaine-${domaine.id}`} className="mb-3">
      {domaine.titre}
    </h2>
    <div className="sheet p-5">
      <dl className="facts md:*:grid-cols-[minmax(10rem,16rem)_minmax(0,1fr)_auto] md:[&_dd]:col-[2] md:[&_.acte]:col-[3]">
        {domaine.demarches.map((demarche) => (
          <div key={demarche.slug}>
            <dt className="font-medium text-ink">{demarche.titre}</dt>
            <dd className="text-sm text-ink-2">{demarche.phrase}</dd>
            <dd className="acte">
              <Lien href={routes.demarche(siren, demarche.slug)}>
                Commencer<span className="sr-only">, {demarche.titre}</span>
              </Lien>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  </section>
)
