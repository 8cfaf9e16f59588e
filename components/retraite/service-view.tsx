import { CompanyPage } from '@/components/entreprises/company-page'
import { LienEtat } from '@/components/retraite/lien-etat'
import { buttonClass } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Lien, LienExterne } from '@/components/ui/lien'
import { Route } from '@/components/ui/route'
import { ACCES_SERVICES, AUTRES_SERVICES, type Fait, TEXTES_RETRAITE } from '@/lib/copy/retraite'
import type { Echeance } from '@/lib/echeances/rules'
import type { ServiceRetraiteId } from '@/lib/ground/adresses-retraite'
import { formatDay, formatMonth } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'
import type { PageGenerale, Sortie } from '@/lib/retraite/sorties'

type ServiceViewProps = {
  siren: string
  id: ServiceRetraiteId
  sortie: Sortie
  /** La page générale que ce service partage, et son rang sur la page de l’univers. */
  generale: { page: PageGenerale; rang: number } | null
  /** Les dates de cette entreprise, quand le service en parle. */
  dates: readonly Echeance[]
}

/** Un service de retraite : ce qu’il est, ce qu’il faut savoir, que faire, puis la sortie. L’explication reste si l’adresse change. */
export function ServiceView({ siren, id, sortie, generale, dates }: ServiceViewProps) {
  const { titre, phrase, explication, faits, faire, source } = TEXTES_RETRAITE[id]
  return (
    <CompanyPage siren={siren} titre={titre} lead={phrase} via={[{ href: routes.univers(siren, 'retraite'), label: 'Univers Retraite' }]}>
      <div className="columns">
        <div className="stack-lg">
          <section className="sheet p-5" aria-labelledby="de-quoi">
            <h2 id="de-quoi" className="mb-3">
              De quoi il s’agit
            </h2>
            <div className="stack max-w-[70ch]">
              {explication.map((texte) => (
                <p key={texte}>{texte}</p>
              ))}
            </div>
            <Exit sortie={sortie} generale={generale} siren={siren} titre={titre} />
          </section>
          <section aria-labelledby="a-savoir">
            <h2 id="a-savoir" className="mb-3">
              À savoir
            </h2>
            <div className="sheet p-5">
              <Facts wide facts={faits.map((fait) => ({ label: fait.nom, value: <FactValue {...fait} /> }))} />
            </div>
          </section>
          <section aria-labelledby="que-faire">
            <h2 id="que-faire" className="mb-3">
              Que faire
            </h2>
            <ol className="sheet stack list-decimal p-5 pl-10!">
              {faire.map((geste) => (
                <li key={geste}>{geste}</li>
              ))}
            </ol>
          </section>
        </div>
        <aside className="side" aria-label="Dates et autres services">
          {dates.length > 0 ? (
            <section aria-labelledby="dates">
              <h2 id="dates">Vos prochaines dates</h2>
              <div className="mt-5">
                <Route
                  small
                  stops={dates.map(({ id: date, jour, titre: quoi, precision }) => ({
                    id: date,
                    titre: quoi,
                    quand: `${formatDay(new Date(jour))} ${precision ?? ''}`.trim(),
                  }))}
                />
              </div>
              <p className="mt-3 text-sm">
                <Lien href={routes.echeances(siren)}>Toutes les échéances</Lien>
              </p>
            </section>
          ) : null}
          <section aria-labelledby="source">
            <h2 id="source">Source</h2>
            <p className="mt-3 text-sm">{source.nom}</p>
            <p className="text-sm text-ink-2">Lue en {formatMonth(source.lue)}.</p>
            {faits.some(({ aVerifier }) => aVerifier) ? (
              <p className="mt-2 text-sm text-ink-2">
                Ce qui est marqué «&nbsp;à vérifier&nbsp;» n’a pas de source publique&nbsp;: confirmez-le auprès de l’organisme.
              </p>
            ) : null}
          </section>
          <section aria-labelledby="autres">
            <h2 id="autres">Autres services de retraite</h2>
            <ul className="links">
              {[...ACCES_SERVICES, ...AUTRES_SERVICES]
                .filter((autre) => autre !== id)
                .map((autre) => (
                  <li key={autre}>
                    <Lien href={routes.serviceRetraite(siren, autre)}>{TEXTES_RETRAITE[autre].titre}</Lien>
                  </li>
                ))}
            </ul>
          </section>
        </aside>
      </div>
    </CompanyPage>
  )
}

const FactValue = ({ valeur, aVerifier }: Fait) => (
  <>
    {valeur}
    {aVerifier ? <span className="text-ink-2"> (à vérifier)</span> : null}
  </>
)

/** La sortie : l’adresse du service, ou la page générale qu’il partage, montrée une seule fois sur la page de l’univers. */
function Exit({
  sortie: { href, site, etat, aVerifier },
  generale,
  siren,
  titre,
}: Pick<ServiceViewProps, 'sortie' | 'generale' | 'siren'> & { titre: string }) {
  if (generale)
    return (
      <p className="mt-5">
        <Lien className={buttonClass({})} href={routes.pageGenerale(siren, generale.rang)}>
          <Icon name="signpost" />
          Aller à la page générale
        </Lien>
        <span className="mt-2 block text-sm text-ink-2">
          Ce service n’a pas d’adresse à lui que nous connaissions&nbsp;: il s’ouvre depuis «&nbsp;{generale.page.titre}&nbsp;».
        </span>
      </p>
    )
  return (
    <p className="mt-5">
      <LienExterne className={buttonClass({ variant: 'primary' })} href={href}>
        {titre} sur {site}
      </LienExterne>
      <span className="mt-2 block text-sm text-ink-2">
        <LienEtat site={site} etat={etat} />.{aVerifier ? ' La page exacte n’est pas connue\u00a0: ce lien mène à l’accueil du site.' : ''}
      </span>
    </p>
  )
}
