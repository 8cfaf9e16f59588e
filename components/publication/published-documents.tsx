import { PublishedBy } from '@/components/publication/published-by'
import { Scanned } from '@/components/publication/scanned'
import { ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
import { type Column, Table } from '@/components/ui/table'
import { Univers } from '@/components/ui/univers'
import { NATURE_NOMS } from '@/lib/copy/publication'
import type { DocumentPublieLu } from '@/lib/documents/gestion/queries'
import type { DocumentsGestionSearch } from '@/lib/documents/schema'
import { addressOf } from '@/lib/ground/adresse'
import { formatNumber, formatSiren, plural } from '@/lib/ground/number'
import type { PageListe } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'

type PublishedDocumentsProps = { lignes: readonly DocumentPublieLu[]; search: DocumentsGestionSearch; ici: PageListe; maintenant: Date }

/** Les documents publiés, à combien d’entreprises, et combien les ont ouverts. */
export function PublishedDocuments({ lignes, search, ici, maintenant }: PublishedDocumentsProps) {
  const base = routes.gestionDocuments()
  return (
    <>
      <Crumbs items={[{ href: routes.gestion(), label: 'Bannette' }]} />
      <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h1>Documents publiés</h1>
        <ButtonLink small variant="primary" href={routes.gestionDocumentNouveau()}>
          Publier un document
        </ButtonLink>
      </div>
      {search.fait ? (
        <Notice kind="ok" role="status">
          <p>Le document est publié&nbsp;: chaque personne qui suit ces entreprises en est prévenue par un seul courriel.</p>
        </Notice>
      ) : null}
      <SearchForm action={base} label="Titre, SIREN, contrat ou famille" value={search.q} />
      {lignes.length > 0 ? (
        <>
          <Table caption="Documents publiés, le plus récent en tête" columns={columnsOf(maintenant)} rows={lignes} rowKey={({ id }) => id} />
          <Pager
            page={ici.page}
            pages={ici.pages}
            phrase={`Documents ${ici.de} à ${ici.a} sur ${ici.total}`}
            hrefOf={(page) => addressOf(base, { q: search.q, page })}
          />
        </>
      ) : (
        <Empty
          titre={search.q ? 'Aucun document ne correspond' : 'Aucun document publié'}
          phrase="Un document publié paraît ici avec le nombre d’entreprises qui l’ont ouvert."
          action={search.q ? <Lien href={base}>Voir tous les documents</Lien> : undefined}
        />
      )}
    </>
  )
}

const VERS = {
  entreprise: (cible: string) => `SIREN ${formatSiren(cible)}`,
  contrat: (cible: string) => `Contrat ${cible}`,
  famille: (cible: string) => `Famille ${cible}`,
} as const

const columnsOf = (maintenant: Date): readonly Column<DocumentPublieLu>[] => [
  {
    id: 'titre',
    head: 'Document',
    kind: 'title',
    cell: (d) => (
      <>
        {d.titre}
        <span className="block text-sm/md font-regular text-ink-2">{NATURE_NOMS[d.nature]}</span>
        <Scanned analyse={d.analyse} />
      </>
    ),
  },
  { id: 'univers', head: 'Univers', cell: (d) => <Univers code={d.univers} /> },
  { id: 'cible', head: 'Publié à', cell: (d) => VERS[d.portee](d.cible) },
  {
    id: 'publie',
    head: 'Publié',
    cell: (d) => <PublishedBy le={d.publieLe} par={d.publieParNom} maintenant={maintenant} />,
  },
  { id: 'ouvert', head: 'Ouvert par', cell: (d) => `${formatNumber(d.ouvertes)} sur ${plural(d.entreprises, 'entreprise')}` },
]
