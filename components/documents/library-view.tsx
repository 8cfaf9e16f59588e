import { CompanyPage } from '@/components/entreprises/company-page'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { SearchForm } from '@/components/ui/search-form'
import { Univers } from '@/components/ui/univers'
import type { ModeleLu } from '@/lib/bibliotheque/queries'
import type { BibliothequeSearch } from '@/lib/bibliotheque/schema'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { fileSize } from '@/lib/demandes/rules'
import { addressOf } from '@/lib/ground/adresse'
import { formatDate } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { Univers as CodeUnivers } from '@/lib/ground/univers'

type LibraryViewProps = { siren: string; modeles: readonly ModeleLu[]; couverture: readonly CodeUnivers[]; search: BibliothequeSearch }

const NATURES = [
  ['modele', 'Modèles à remplir'],
  ['notice', 'Notices et guides'],
] as const

/** La bibliothèque de documents : modèles et notices communs à toutes les entreprises, cherchés, téléchargés, avec leurs versions. */
export function LibraryView({ siren, modeles, couverture, search }: LibraryViewProps) {
  const base = routes.rubrique(siren, 'bibliotheque')
  const choix = (['sante', 'prevoyance'] as const).filter((un) => couverture.includes(un))
  return (
    <CompanyPage
      siren={siren}
      titre="Bibliothèque de documents"
      lead="Les modèles et les notices, les mêmes pour toutes les entreprises"
      via={[{ href: routes.rubrique(siren, 'demarches'), label: 'Mes démarches en ligne' }]}
    >
      <SearchForm
        action={base}
        label="Chercher un document"
        hint="Par exemple affiliation, portabilité ou RIB"
        value={search.q}
        {...(search.univers ? { keep: { univers: search.univers } } : {})}
      />
      {choix.length > 1 ? (
        <nav className="mb-6 flex flex-wrap items-center gap-2" aria-label="Filtrer par univers">
          {[undefined, ...choix].map((un) => (
            <Lien
              key={un ?? 'tous'}
              className="chip"
              href={addressOf(base, { q: search.q, univers: un })}
              aria-current={search.univers === un ? 'true' : undefined}
            >
              {un ? UNIVERS_NOMS[un] : 'Tous les univers'}
            </Lien>
          ))}
        </nav>
      ) : null}
      <p className="mb-4 text-sm" role="status">
        <b>{plural(modeles.length, 'document')}</b>
      </p>
      {modeles.length > 0 ? (
        <div className="stack-lg">
          {NATURES.map(([nature, titre]) => {
            const siens = modeles.filter((un) => un.nature === nature)
            return siens.length === 0 ? null : (
              <section key={nature} aria-labelledby={nature}>
                <h2 id={nature} className="mb-3">
                  {titre}
                </h2>
                <ul className="sheet">
                  {siens.map((modele) => (
                    <ModelRow key={modele.id} modele={modele} />
                  ))}
                </ul>
              </section>
            )
          })}
        </div>
      ) : (
        <Empty
          titre={search.q || search.univers ? 'Aucun document ne correspond' : 'La bibliothèque est vide'}
          phrase={
            search.q || search.univers
              ? 'Cherchez un autre mot, ou regardez tous les univers.'
              : 'Le centre de gestion y publiera les modèles et les notices.'
          }
          action={search.q || search.univers ? <Lien href={base}>Voir toute la bibliothèque</Lien> : undefined}
        />
      )}
    </CompanyPage>
  )
}

const ModelRow = ({ modele: m }: { modele: ModeleLu }) => (
  <li className="grid gap-x-6 gap-y-2 border-b border-line px-5 py-4 last:border-0 md:grid-cols-[minmax(0,1fr)_auto] md:items-center">
    <div>
      <h3 className="text-md">{m.titre}</h3>
      <p className="text-sm text-ink-2">{m.phrase}</p>
      <p className="row mt-1 text-sm text-ink-2">
        {m.univers.map((code) => (
          <Univers key={code} code={code} />
        ))}
        <span>
          Version {m.version}, {formatDate(m.publieLe)}
        </span>
      </p>
      {m.precedentes.length > 0 ? (
        <details className="mt-1 text-sm">
          <summary className="w-fit cursor-pointer py-1 text-link underline underline-offset-[.2em]">
            Versions précédentes<span className="sr-only"> de {m.titre}</span>
          </summary>
          <ul className="mt-1">
            {m.precedentes.map((version) => (
              <li key={version.id}>
                <a className="py-1" href={routes.fichierModele(version.id)}>
                  Version {version.version}
                  <span className="sr-only"> de {m.titre}</span>, {formatDate(version.publieLe)}, {fileSize(version.taille)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
    <a className="button button--small w-fit" href={routes.fichierModele(m.id)}>
      <Icon name="download" />
      Télécharger<span className="sr-only"> {m.titre}</span>, {fileSize(m.taille)}
    </a>
  </li>
)
