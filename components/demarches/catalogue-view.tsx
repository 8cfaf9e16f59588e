import type { ReactNode } from 'react'
import { CompanyPage } from '@/components/entreprises/company-page'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { SearchForm } from '@/components/ui/search-form'
import { demandesAddress } from '@/lib/demandes/adresse'
import type { Domaine, Trouve } from '@/lib/demarches/catalogue'
import { plural } from '@/lib/ground/number'
import { marque } from '@/lib/ground/marque'
import { routes } from '@/lib/ground/routes'

type CatalogueViewProps = {
  siren: string
  domaines: readonly Domaine[]
  /** Ce qui est cherché, et ce qui y répond ; `null` sans recherche. */
  q: string
  trouves: readonly Trouve[] | null
  brouillons: readonly { id: string; objet: string }[]
  encore: boolean
}

/** « Mes démarches en ligne » : une recherche, ce qui est commencé, et par domaine les formulaires puis ce qui s’écrit. */
export function CatalogueView({ siren, domaines, q, trouves, brouillons, encore }: CatalogueViewProps) {
  return (
    <CompanyPage
      siren={siren}
      titre="Mes démarches en ligne"
      lead={'Un formulaire, ou un message au centre de gestion. Tout reçoit un numéro, et se suit dans «\u00a0Mes demandes\u00a0».'}
      action={
        <ButtonLink href={routes.rubrique(siren, 'bibliotheque')}>
          <Icon name="library" />
          Bibliothèque de documents
        </ButtonLink>
      }
    >
      <SearchForm
        action={routes.rubrique(siren, 'demarches')}
        label="Que souhaitez-vous faire&nbsp;?"
        value={q}
        hint="Avec vos mots, par exemple malade, embauche, départ ou RIB"
      />
      {trouves ? (
        <Found siren={siren} q={q} trouves={trouves} />
      ) : (
        <Sections siren={siren} domaines={domaines} brouillons={brouillons} encore={encore} />
      )}
      <p className="mt-8 border-t border-line pt-4">
        Pour toute autre demande, <Lien href={routes.contact(siren)}>écrivez au centre de gestion</Lien> ou appelez-le au{' '}
        <a className="num" href={marque.telephoneLien}>
          {marque.telephone}
        </a>
        .
      </p>
    </CompanyPage>
  )
}

const to = (siren: string, { slug, chemin }: { slug: string; chemin: string | null }): string =>
  chemin === null ? routes.demarche(siren, slug) : routes.demarcheSur(siren, slug, chemin)

/** Ce qui répond à la recherche, le plus proche d’abord, et pourquoi. */
function Found({ siren, q, trouves }: { siren: string; q: string; trouves: readonly Trouve[] }) {
  if (trouves.length === 0)
    return (
      <p role="status">
        Rien ne répond à «{'\u00a0'}
        {q}
        {'\u00a0'}». Essayez un autre mot, ou écrivez-nous.
      </p>
    )
  return (
    <section aria-labelledby="reponses">
      <h2 id="reponses" className="sr-only">
        Réponses
      </h2>
      <p className="mb-3 font-medium" role="status">
        {plural(trouves.length, 'réponse')} pour «{'\u00a0'}
        {q}
        {'\u00a0'}»
      </p>
      <div className="sheet">
        {trouves.map((un) => (
          <article key={`${un.slug} ${un.chemin ?? ''}`} className="rubrique whole-row">
            <Icon name={un.chemin === null ? 'file-pen-line' : 'messages-square'} />
            <h3>
              <Lien href={to(siren, un)}>{un.titre}</Lien>
            </h3>
            <p>
              {un.chemin === null ? un.phrase : `Par message\u00a0: ${un.phrase}`}
              {un.pour.length > 0 ? ` (trouvé pour «\u00a0${un.pour.join(', ')}\u00a0»)` : ''}
            </p>
          </article>
        ))}
      </div>
    </section>
  )
}

const Sections = ({ siren, domaines, brouillons, encore }: Pick<CatalogueViewProps, 'siren' | 'domaines' | 'brouillons' | 'encore'>) => (
  <div className="border-t-2 border-ink *:border-b *:border-line">
    {brouillons.length > 0 ? (
      <Section id="brouillons" titre="Commencées">
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {brouillons.map(({ id, objet }) => (
            <li key={id}>
              <Lien href={routes.brouillon(siren, id)}>{objet}</Lien> <span className="text-sm text-ink-2">À finaliser</span>
            </li>
          ))}
          {encore ? (
            <li>
              <Lien href={demandesAddress(siren, { onglet: 'brouillons' })}>Voir tous les brouillons</Lien>
            </li>
          ) : null}
        </ul>
      </Section>
    ) : null}
    {domaines.map((domaine) => (
      <Section key={domaine.id} id={`domaine-${domaine.id}`} titre={domaine.titre}>
        {domaine.demarches.map(({ slug, titre, phrase, minutes }) => (
          <article key={slug} className="flex flex-wrap items-baseline gap-x-3 py-1">
            <h3 className="text-md">
              <Lien href={routes.demarche(siren, slug)}>{titre}</Lien>
            </h3>
            <p className="text-sm text-ink-2">
              {phrase}, {plural(minutes, 'minute')}
            </p>
          </article>
        ))}
        {domaine.themes.map(({ titre, messages }) => (
          <p key={titre} className="max-w-none py-1 text-sm leading-[1.7]">
            <span className="text-ink-2">
              {titre}, par message{'\u00a0'}:
            </span>{' '}
            {messages.map(({ slug, chemin, titre: nom }, rang) => (
              <span key={chemin}>
                {rang > 0 ? <span className="text-ink-2"> · </span> : null}
                <Lien href={to(siren, { slug, chemin })}>{nom}</Lien>
              </span>
            ))}
          </p>
        ))}
      </Section>
    ))}
  </div>
)

const Section = ({ id, titre, children }: { id: string; titre: string; children: ReactNode }) => (
  <section aria-labelledby={id} className="grid gap-x-8 gap-y-1 py-4 min-[56rem]:grid-cols-[14rem_minmax(0,1fr)]">
    <h2 id={id} className="text-lg">
      {titre}
    </h2>
    <div className="min-w-0">{children}</div>
  </section>
)
