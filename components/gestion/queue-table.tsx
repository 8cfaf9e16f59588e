'use client'

import { columnVisibilityFeature, createColumnHelper, rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { Lien } from '@/components/ui/lien'
import { Status } from '@/components/ui/status'
import { type Column, Table } from '@/components/ui/table'
import { useFormAction } from '@/components/ui/use-form-action'
import { useHydrated } from '@/components/ui/use-hydrated'
import { COLONNE_NOMS } from '@/lib/copy/gestion'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { COLONNES_BANNETTE, type ColonneBannette } from '@/lib/demandes/gestion/colonnes'
import type { LigneBannette } from '@/lib/demandes/gestion/queries'
import { CANAL_NOMS, ETAT_NOMS } from '@/lib/demandes/noms'
import { nextEtat } from '@/lib/demandes/transitions'
import { formatDate } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { formatSiren, plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type QueueTableProps = { lignes: readonly LigneBannette[]; colonnes: readonly ColonneBannette[]; prendre: FormAction }

const features = tableFeatures({ rowSelectionFeature, columnVisibilityFeature })
const helper = createColumnHelper<typeof features, LigneBannette>()
const COLUMNS = helper.columns([
  helper.display({ id: 'choix', header: 'Choisir' }),
  helper.display({ id: 'demande', header: 'Demande' }),
  ...COLONNES_BANNETTE.map((id) => helper.display({ id, header: COLONNE_NOMS[id] })),
])

const CELLS: Readonly<Record<string, (demande: LigneBannette) => ReactNode>> = {
  demande: (d) => (
    <>
      <Lien href={routes.gestionDemande(d.numero)}>{d.objet}</Lien>
      <span className="sub num">{d.numero}</span>
      {d.messageNonLu ? <span className="tag tag--wait">Message non lu</span> : null}
      {d.pieceRecue ? <span className="tag tag--wait">Pièce à contrôler</span> : null}
    </>
  ),
  entreprise: (d) => (
    <span>
      {d.raisonSociale}
      <span className="sub num">{formatSiren(d.siren)}</span>
    </span>
  ),
  univers: (d) => UNIVERS_NOMS[d.univers],
  canal: (d) => CANAL_NOMS[d.canal],
  etat: (d) => (
    <span>
      <Status statut={d.statut} vue="gestion" dit={ETAT_NOMS[d.etat].un} />
    </span>
  ),
  age: (d) =>
    d.traiteeLe ? (
      <span className="text-ink-2">close le {formatDate(d.traiteeLe)}</span>
    ) : (
      <span>
        {d.ageJours === 0 ? 'aujourd’hui' : `${d.ageJours}\u00a0j`}
        {d.retard > 0 ? (
          <span className="sub">
            en retard de {d.retard}
            {'\u00a0'}j
          </span>
        ) : null}
      </span>
    ),
  recue: (d) => formatDate(d.envoyeeLe),
  activite: (d) => formatDate(d.modifieLe),
  gestionnaire: (d) =>
    d.gestionnaireNom ??
    (isFree(d) ? (
      <button className="button button--small" type="submit" name="une" value={d.numero}>
        Prendre<span className="sr-only"> : {d.objet}</span>
      </button>
    ) : (
      <span className="text-ink-2">Personne</span>
    )),
} satisfies Record<ColonneBannette | 'demande', (demande: LigneBannette) => ReactNode>
const KINDS: Partial<Record<string, Column<LigneBannette>['kind']>> = { demande: 'title', age: 'num' }

/**
 * La bannette : les colonnes que l’on a choisies, et des demandes que l’on coche pour les prendre ensemble. Sans JavaScript les cases et le bouton
 * restent ; avec, on les coche toutes d’un coup et leur nombre se dit.
 */
export function QueueTable({ lignes, colonnes, prendre }: QueueTableProps) {
  const { state, pending, form } = useFormAction(prendre)
  const vivant = useHydrated()
  const libres = lignes.some(isFree)
  const table = useTable({
    features,
    columns: COLUMNS,
    data: lignes,
    getRowId: (d) => d.id,
    enableRowSelection: ({ original }) => isFree(original),
    state: {
      columnVisibility: { choix: libres, ...Object.fromEntries(COLONNES_BANNETTE.map((id) => [id, colonnes.includes(id)])) },
    },
  })
  const choisies = table.getSelectedRowModel().rows.length
  const choice = (d: LigneBannette) => {
    const row = table.getRow(d.id)
    return row.getCanSelect() ? (
      <label className="tick">
        <input type="checkbox" name="numero" value={d.numero} checked={row.getIsSelected()} onChange={row.getToggleSelectedHandler()} />
        <span className="sr-only">Choisir {d.objet}</span>
      </label>
    ) : null
  }
  const columns = table.getVisibleLeafColumns().map(
    ({ id, columnDef }): Column<LigneBannette> => ({
      id,
      head: String(columnDef.header),
      ...(id === 'choix' ? { headHidden: true } : {}),
      ...(KINDS[id] ? { kind: KINDS[id] } : {}),
      cell: id === 'choix' ? choice : (d) => CELLS[id]?.(d),
    }),
  )
  const rows = <Table caption="Demandes de la bannette" columns={columns} rows={lignes} rowKey={(d) => d.id} />
  if (!libres) return rows
  return (
    <form className="stack" {...form}>
      <FormRefusal state={state} />
      {rows}
      <div className="row">
        <button className="button button--small button--primary" type="submit" aria-disabled={pending || undefined}>
          Prendre en charge la sélection
        </button>
        {vivant ? (
          <>
            <label className="tick">
              <input type="checkbox" checked={table.getIsAllRowsSelected()} onChange={table.getToggleAllRowsSelectedHandler()} />
              <span>Toutes celles à prendre sur cette page</span>
            </label>
            <span className="text-sm" role="status">
              {plural(choisies, 'demande choisie', 'demandes choisies')}
            </span>
          </>
        ) : null}
      </div>
    </form>
  )
}

const isFree = ({ etat }: LigneBannette): boolean => nextEtat('prendre', etat) !== null
