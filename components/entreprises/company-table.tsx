'use client'

import { createColumnHelper, rowPaginationFeature, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { Cover } from '@/components/entreprises/cover'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { Plaque } from '@/components/ui/plaque'
import { type Column, Table } from '@/components/ui/table'
import { closedSince } from '@/lib/copy/comptes'
import { entreprisesAddress } from '@/lib/entreprises/adresse'
import type { EntrepriseDuCompte } from '@/lib/entreprises/queries'
import type { EntreprisesSearch } from '@/lib/entreprises/schema'
import { formatDate } from '@/lib/ground/date'
import { formatNumber, plural } from '@/lib/ground/number'
import type { PageListe } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'

type CompanyTableProps = {
  compteId: string
  entreprises: readonly EntrepriseDuCompte[]
  search: EntreprisesSearch
  ici: PageListe
  taille: number
  administre: boolean
}

const features = tableFeatures({ rowSortingFeature, rowPaginationFeature })
const helper = createColumnHelper<typeof features, EntrepriseDuCompte>()
const COLUMNS = helper.columns([
  helper.accessor('raisonSociale', { id: 'entreprise', header: 'SIREN - Raison sociale', sortDescFirst: false }),
  helper.display({ id: 'couverture', header: 'Couverture' }),
  helper.accessor('demandes', { id: 'demandes', header: 'Demandes en cours', sortDescFirst: true }),
  helper.display({ id: 'acces', header: 'Qui y a accès' }),
  helper.accessor('certifieLe', { id: 'ajoutee', header: 'Ajoutée', sortDescFirst: true }),
  helper.display({ id: 'fiche', header: 'Fiche' }),
])

/** Les entreprises d’un compte : trié, cherché et paginé par le serveur, l’adresse dit tout, et trois mille lignes ne pèsent qu’une page. */
export function CompanyTable({ compteId, entreprises, search, ici, taille, administre }: CompanyTableProps) {
  const table = useTable({
    features,
    columns: COLUMNS,
    data: entreprises,
    getRowId: (e) => e.siren,
    manualSorting: true,
    enableSortingRemoval: false,
    manualPagination: true,
    rowCount: ici.total,
    state: { sorting: [{ id: search.tri, desc: search.sens === 'desc' }], pagination: { pageIndex: ici.page - 1, pageSize: taille } },
  })
  const cells: Readonly<Record<string, (e: EntrepriseDuCompte) => ReactNode>> = {
    entreprise: (e) => <Name compteId={compteId} entreprise={e} />,
    couverture: (e) => <Cover couverture={e.univers} />,
    demandes: (e) => <Open entreprise={e} />,
    acces: (e) => readAcces(e),
    ajoutee: (e) => formatDate(e.certifieLe),
    fiche: (e) => <Acts compteId={compteId} entreprise={e} administre={administre} />,
  }
  const columns = table.getAllLeafColumns().map((column): Column<EntrepriseDuCompte> => {
    const { id, columnDef } = column
    const ordre = column.getNextSortingOrder()
    return {
      id,
      head: String(columnDef.header),
      cell: (e) => cells[id]?.(e),
      ...(id === 'entreprise' ? { kind: 'title' as const } : {}),
      ...(id === 'fiche' ? { kind: 'act' as const, headHidden: true } : {}),
      ...(column.getCanSort() && ordre
        ? {
            sort: {
              sens: column.getIsSorted() || null,
              href: entreprisesAddress(compteId, { ...search, tri: id as EntreprisesSearch['tri'], sens: ordre, page: 1 }),
            },
          }
        : {}),
    }
  })
  return (
    <>
      <Table
        caption="Entreprises du compte"
        columns={columns}
        rows={table.getRowModel().rows.map(({ original }) => original)}
        rowKey={(e) => e.siren}
      />
      <Pager
        page={ici.page}
        pages={table.getPageCount()}
        phrase={`Entreprises ${formatNumber(ici.de)} à ${formatNumber(ici.a)} sur ${formatNumber(ici.total)}`}
        hrefOf={(page) => entreprisesAddress(compteId, { ...search, page })}
      />
    </>
  )
}

/** Le nom, qui mène à la fiche ; fermée, elle le dit, et où lire ce qu’il faut en faire. */
const Name = ({ compteId, entreprise: e }: { compteId: string; entreprise: EntrepriseDuCompte }) => (
  <>
    <Plaque small siren={e.siren} nom={e.raisonSociale} couleur={e.couleur} />
    {e.fermee ? (
      <span className="sub mt-1">
        <span className="tag tag--danger">Fermée</span> {closedSince(e.fermeeLe)} d’après l’annuaire.{' '}
        <Lien href={`${routes.fiche(compteId, e.siren)}#fermee`}>
          Que faire{'\u202f'}?<span className="sr-only"> ({e.raisonSociale})</span>
        </Lien>
      </span>
    ) : null}
  </>
)

const Open = ({ entreprise: { demandes, attendent } }: { entreprise: EntrepriseDuCompte }) => (
  <span>
    <span className="num">{formatNumber(demandes)}</span>
    {attendent > 0 ? (
      <>
        {' '}
        <span className="tag tag--wait">{attendent > 1 ? `${formatNumber(attendent)} vous attendent` : '1 vous attend'}</span>
      </>
    ) : null}
  </span>
)

const readAcces = ({ personnes, cabinets }: EntrepriseDuCompte): string =>
  `${plural(personnes, 'personne')}${cabinets > 0 ? `, ${plural(cabinets, 'cabinet')}` : ''}`

/** L’œil, et la corbeille de qui administre le compte. */
const Acts = ({
  compteId,
  entreprise: { siren, raisonSociale },
  administre,
}: {
  compteId: string
  entreprise: EntrepriseDuCompte
  administre: boolean
}) => (
  <div className="flex justify-end gap-1">
    <ButtonLink
      variant="quiet"
      small
      iconOnly
      href={routes.fiche(compteId, siren)}
      aria-label={`Voir la fiche de ${raisonSociale}`}
      title="Voir la fiche"
    >
      <Icon name="eye" />
    </ButtonLink>
    {administre ? (
      <ButtonLink
        variant="quiet"
        small
        iconOnly
        href={routes.supprimerEntreprise(compteId, siren)}
        aria-label={`Supprimer ${raisonSociale} du compte`}
        title="Supprimer"
      >
        <Icon name="trash-2" />
      </ButtonLink>
    ) : null}
  </div>
)
