import { KeyTick } from '@/components/recherche/key-tick'
import { SearchBox } from '@/components/recherche/search-box'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Icon, type IconName } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { AVIS_RECHERCHE, BORNE_PHRASES, GENRE_NOMS } from '@/lib/recherche/phrases'
import { plural } from '@/lib/ground/number'
import type { Bout } from '@/lib/ground/passage'
import { routes } from '@/lib/ground/routes'
import type { Genre, Resultat, Trouves } from '@/lib/recherche/resultat'
import type { Borne } from '@/lib/recherche/rules'
import type { RechercheSearch } from '@/lib/recherche/schema'

const ICONES = {
  entreprises: 'building-2',
  salaries: 'user-round',
  demandes: 'messages-square',
  courriers: 'mail',
  documents: 'file-text',
  modeles: 'library',
  formulaires: 'file-pen-line',
  aide: 'circle-question-mark',
} as const satisfies Record<Genre, IconName>

type SearchViewProps = { search: RechercheSearch; cherche: string; borne: Borne; trouves: readonly Trouves[] }

/** Ce qui répond à une recherche, genre par genre ; chaque chose dit pourquoi elle répond. */
export function SearchView({ search: { q, siren, avis }, cherche, borne, trouves }: SearchViewProps) {
  const nombre = trouves.reduce((somme, { resultats }) => somme + resultats.length, 0)
  const encore = trouves.some((un) => un.encore)
  return (
    <>
      <Crumbs items={[{ href: siren ? routes.entreprise(siren) : routes.accueil(), label: 'Accueil' }]} />
      <h1 className="mb-4">Recherche</h1>
      <SearchBox siren={siren ?? null} value={q} />
      <KeyTick />
      {avis ? (
        <div className="mt-4">
          <Notice kind="wait" role="status">
            <p>{AVIS_RECHERCHE[avis]}</p>
          </Notice>
        </div>
      ) : borne ? (
        <p className="mt-4" role={borne === 'vide' ? undefined : 'status'}>
          {BORNE_PHRASES[borne]}
        </p>
      ) : null}
      {cherche ? (
        <>
          <p className="mt-4 font-medium" role="status">
            {plural(nombre, 'réponse')} pour «{'\u00a0'}
            {cherche}
            {'\u00a0'}»{encore ? ', les plus proches de chaque sorte' : ''}
          </p>
          {nombre === 0 ? (
            <div className="mt-4">
              <Empty
                titre="Rien ne répond à cette recherche"
                phrase="Essayez un seul mot, un nom sans prénom, ou un numéro entier. Seul ce que vous pouvez lire est cherché."
                action={<Lien href={routes.demandes()}>Voir toutes mes demandes</Lien>}
              />
            </div>
          ) : null}
          {trouves.map((un) => (
            <Group key={un.genre} trouves={un} />
          ))}
        </>
      ) : null}
    </>
  )
}

const Group = ({ trouves: { genre, resultats, tout } }: { trouves: Trouves }) => (
  <section className="mt-8" aria-labelledby={`trouve-${genre}`}>
    <h2 id={`trouve-${genre}`} className="mb-2 flex items-center gap-2 text-lg">
      <Icon name={ICONES[genre]} className="text-ink-2" />
      {GENRE_NOMS[genre]}
    </h2>
    <ul className="border-t-2 border-ink *:border-b *:border-line">
      {resultats.map((un) => (
        <Result key={un.cle} resultat={un} />
      ))}
    </ul>
    {tout ? (
      <p className="mt-2 text-sm">
        <Lien className="inline-block py-1" href={tout.href}>
          {tout.nom}
        </Lien>
      </p>
    ) : null}
  </section>
)

const Result = ({ resultat: { href, fichier, titre, situe, pourquoi } }: { resultat: Resultat }) => {
  const nom = <Marked bouts={titre} />
  return (
    <li className="py-2">
      <p className="max-w-none wrap-anywhere">
        {fichier ? <a href={href}>{nom}</a> : <Lien href={href}>{nom}</Lien>} <span className="text-sm text-ink-2">{situe}</span>
      </p>
      {pourquoi ? (
        <p className="max-w-none text-sm wrap-anywhere">
          <span className="text-ink-2">{pourquoi.ou}&nbsp;: </span>
          <Marked bouts={pourquoi.passage} />
        </p>
      ) : null}
    </li>
  )
}

/** Un texte, avec ce qui répond en évidence. */
const Marked = ({ bouts }: { bouts: readonly Bout[] }) => (
  <>
    {bouts.map(({ texte, dit }, rang) =>
      dit ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: un texte découpé ne change pas d’ordre
        <mark key={rang} className="rounded-1 bg-brand-soft font-bold text-ink">
          {texte}
        </mark>
      ) : (
        texte
      ),
    )}
  </>
)
