import { Scanned } from '@/components/publication/scanned'
import { ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
import { type Column, Table } from '@/components/ui/table'
import { Univers } from '@/components/ui/univers'
import type { CourrierPublieLu } from '@/lib/courriers/gestion/queries'
import type { CourriersGestionSearch } from '@/lib/courriers/schema'
import { addressOf } from '@/lib/ground/adresse'
import { formatMoment } from '@/lib/ground/date'
import { formatSiren } from '@/lib/ground/number'
import type { PageListe } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'

type PublishedLettersProps = { lignes: readonly CourrierPublieLu[]; search: CourriersGestionSearch; ici: PageListe; maintenant: Date }

/** Les courriers publiés, et qui les a ouverts le premier. */
export function PublishedLetters({ lignes, search, ici, maintenant }: PublishedLettersProps) {
  const base = routes.gestionCourriers()
  const to = (plus: Partial<CourriersGestionSearch>) => addressOf(base, { q: search.q, ouverture: search.ouverture, ...plus })
  const choix = [
    [undefined, 'Tous'],
    ['non', 'Pas encore ouverts'],
    ['oui', 'Ouverts'],
  ] as const
  return (
    <>
      <Crumbs items={[{ href: routes.gestion(), label: 'Bannette' }]} />
      <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h1>Courriers publiés</h1>
        <ButtonLink small variant="primary" href={routes.gestionCourrierNouveau()}>
          Publier un courrier
        </ButtonLink>
      </div>
      <SearchForm
        action={base}
        label="Numéro, SIREN, entreprise ou objet"
        value={search.q}
        {...(search.ouverture ? { keep: { ouverture: search.ouverture } } : {})}
      />
      <nav className="mb-4 flex flex-wrap items-center gap-2" aria-label="Ouverture">
        {choix.map(([code, nom]) => (
          <Lien key={nom} className="chip" href={to({ ouverture: code })} aria-current={search.ouverture === code ? 'true' : undefined}>
            {nom}
          </Lien>
        ))}
      </nav>
      {lignes.length > 0 ? (
        <>
          <Table caption="Courriers publiés, le plus récent en tête" columns={columnsOf(maintenant)} rows={lignes} rowKey={({ id }) => id} />
          <Pager page={ici.page} pages={ici.pages} phrase={`Courriers ${ici.de} à ${ici.a} sur ${ici.total}`} hrefOf={(page) => to({ page })} />
        </>
      ) : (
        <Empty
          titre={search.q || search.ouverture ? 'Aucun courrier ne correspond' : 'Aucun courrier publié'}
          phrase="Un courrier publié paraît ici avec son numéro, et le nom de qui l’a ouvert."
          action={search.q || search.ouverture ? <Lien href={base}>Voir tous les courriers</Lien> : undefined}
        />
      )}
    </>
  )
}

const columnsOf = (maintenant: Date): readonly Column<CourrierPublieLu>[] => [
  {
    id: 'objet',
    head: 'Courrier',
    kind: 'title',
    cell: (c) => (
      <>
        <Lien href={routes.gestionCourrier(c.id)}>{c.objet}</Lien>
        <span className="block text-sm/md font-regular text-ink-2 num">{c.numero}</span>
        <Scanned analyse={c.analyse} />
      </>
    ),
  },
  {
    id: 'entreprise',
    head: 'Entreprise',
    cell: (c) => (
      <>
        {c.raisonSociale}
        <span className="block text-sm/md text-ink-2 num">{formatSiren(c.siren)}</span>
      </>
    ),
  },
  { id: 'univers', head: 'Univers', cell: (c) => <Univers code={c.univers} /> },
  {
    id: 'publie',
    head: 'Publié',
    cell: (c) => (
      <>
        {formatMoment(c.publieLe, maintenant)}
        {c.signataire ? <span className="block text-sm/md text-ink-2">{c.signataire}</span> : null}
      </>
    ),
  },
  {
    id: 'ouvert',
    head: 'Première ouverture',
    cell: (c) =>
      c.luLe ? (
        <>
          {formatMoment(c.luLe, maintenant)}
          <span className="block text-sm/md text-ink-2">{c.luParNom}</span>
        </>
      ) : (
        'Pas encore'
      ),
  },
]
