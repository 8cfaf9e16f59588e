import { CompanyPage } from '@/components/entreprises/company-page'
import { Notice } from '@/components/ui/notice'
import { Univers } from '@/components/ui/univers'
import type { Modele } from '@/lib/bibliotheque/modeles'
import { routes } from '@/lib/ground/routes'
import { marque } from '@/lib/ground/marque'

/** La bibliothèque de documents : modèles et notices communs à toutes les entreprises. */
export function LibraryView({ siren, modeles }: { siren: string; modeles: readonly Modele[] }) {
  return (
    <CompanyPage
      siren={siren}
      titre="Bibliothèque de documents"
      lead="Les modèles et les notices, les mêmes pour toutes les entreprises"
      via={[{ href: routes.rubrique(siren, 'demarches'), label: 'Mes démarches en ligne' }]}
    >
      <div className="stack-lg">
        <Notice>
          <p>
            Le centre de gestion vous envoie ces documents&nbsp;:{' '}
            <a className="num" href={marque.telephoneLien}>
              {marque.telephone}
            </a>
            .
          </p>
        </Notice>
        <div className="sheet p-5">
          <dl className="facts md:*:grid-cols-[minmax(10rem,16rem)_minmax(0,1fr)]">
            {modeles.map((modele) => (
              <div key={modele.id}>
                <dt className="font-medium text-ink">{modele.titre}</dt>
                <dd className="text-sm text-ink-2">
                  {modele.phrase}
                  <span className="row">
                    {modele.univers.map((code) => (
                      <Univers key={code} code={code} />
                    ))}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </CompanyPage>
  )
}
