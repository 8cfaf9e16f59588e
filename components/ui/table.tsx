// biome-ignore-all lint/a11y/noRedundantRoles: sur téléphone, display: block efface les rôles du tableau ; ils sont donc écrits
import type { ReactNode } from 'react'
import { Lien } from '@/components/ui/lien'

export type Column<Row> = {
  id: string
  /** Titre de colonne, repris comme libellé sur les cartes du téléphone. */
  head: string
  cell: (row: Row) => ReactNode
  /** Titre réservé aux lecteurs d’écran (colonne d’actions). */
  headHidden?: boolean
  /** Le tri par cette colonne : où il mène, et s’il est celui d’ici. */
  sort?: { href: string; sens: 'asc' | 'desc' | null }
  /** `title` : nomme la ligne (un seul). `num` : chiffres à droite. `lead` : sous le titre, sans libellé. `act` : gestes. `extra` : seulement sur grand écran. */
  kind?: 'title' | 'num' | 'lead' | 'act' | 'extra'
  /** Classe de ses cellules et de son titre, dans une liste qui a sa propre mise en page. */
  className?: string
}

type TableProps<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowClass?: (row: Row) => string | undefined
  /** Utilitaires propres à une liste. */
  className?: string
  /** Une liste qui se plie à sa façon sur téléphone, au lieu des cartes de toutes : ses cellules n’ont pas de libellé. */
  layout?: string
}

/** Tableau qui devient des cartes sous 768 px. Aucune logique de données : tri, filtre et page sont dans l’adresse. */
export function Table<Row>({ caption, columns, rows, rowKey, rowClass, className, layout }: TableProps<Row>) {
  return (
    <div className="sheet overflow-hidden">
      <table className={['table', layout ?? 'table--cards', className ?? ''].join(' ').trim()} role="table">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-md:sr-only" role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                role="columnheader"
                className={column.className ?? headClass(column.kind)}
                aria-sort={sortOf(column.sort)}
              >
                <Head column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className={rowClass?.(row)}>
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const SENS = { asc: 'ascending', desc: 'descending' } as const
const sortOf = (sort: Column<unknown>['sort']) => (sort?.sens ? SENS[sort.sens] : undefined)

function Head<Row>({ column: { head, headHidden, sort } }: { column: Column<Row> }) {
  if (headHidden) return <span className="sr-only">{head}</span>
  if (!sort) return head
  return (
    <Lien className="table__sort" href={sort.href}>
      {head}
      <span aria-hidden="true">{sort.sens === 'asc' ? ' ↑' : sort.sens === 'desc' ? ' ↓' : ''}</span>
      <span className="sr-only">, trier</span>
    </Lien>
  )
}

function headClass(kind: Column<unknown>['kind']): string | undefined {
  return kind === 'num' ? 'num' : kind === 'extra' ? 'max-md:hidden' : undefined
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row)
  switch (column.kind) {
    case 'title':
      return (
        <th scope="row" role="rowheader">
          {content}
        </th>
      )
    case 'act':
      return (
        <td role="cell" className="table__act">
          {content}
        </td>
      )
    case 'num':
    case 'lead':
    case 'extra':
    case undefined:
      return (
        <td role="cell" data-label={column.className ? undefined : column.head} className={column.className ?? CELL_CLASSES[column.kind ?? 'plain']}>
          {content}
        </td>
      )
  }
}

const CELL_CLASSES = { num: 'num', lead: 'plain', extra: 'max-md:hidden', plain: undefined } as const
