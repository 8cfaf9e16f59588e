'use client'

import { columnVisibilityFeature, createColumnHelper, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { Lien } from '@/components/ui/lien'
import { Plaque } from '@/components/ui/plaque'
import { Status } from '@/components/ui/status'
import { type Column, Table } from '@/components/ui/table'
import { ISSUE_NOMS } from '@/lib/demandes/noms'
import { demandesAddress } from '@/lib/demandes/adresse'
import type { LigneDemande } from '@/lib/demandes/queries'
import type { DemandesSearch } from '@/lib/demandes/schema'
import type { TriDemandes } from '@/lib/demandes/tris'
import { formatDayOfYear, formatMoment, isoDay } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'

type DemandeTableProps = { siren: string | null; demandes: readonly LigneDemande[]; search: DemandesSearch; maintenant: Date }

const features = tableFeatures({ rowSortingFeature, columnVisibilityFeature })
const helper = createColumnHelper<typeof features, LigneDemande>()

/** Les colonnes. La première pression trie du plus petit au plus grand, sauf l’échange, du plus récent au plus ancien. */
const COLUMNS = helper.columns([
  helper.display({ id: 'lecture', header: 'Lecture' }),
  helper.accessor('objet', { id: 'demande', header: 'Demande' }),
  helper.accessor('raisonSociale', { id: 'entreprise', header: 'Entreprise' }),
  helper.accessor('statut', { id: 'statut', header: 'Statut' }),
  helper.accessor('modifieLe', { id: 'activite', header: 'Dernier échange', sortDescFirst: true }),
  helper.accessor('numero', { id: 'numero', header: 'Numéro' }),
])

/** Ce que dit chaque case. Les lignes arrivent triées et choisies : la case se dessine sans passer par le modèle de lignes. */
const CELLS: Readonly<Record<string, (demande: LigneDemande, maintenant: Date) => ReactNode>> = {
  lecture: (d) => (d.nonLue ? <span className="unread" /> : null),
  demande: (d) => <Subject demande={d} />,
  entreprise: (d) => <Plaque small siren={d.siren} nom={d.raisonSociale} couleur={d.couleur} />,
  statut: (d, maintenant) => <StatusCell demande={d} maintenant={maintenant} />,
  activite: (d, maintenant) => {
    const quand = formatMoment(d.modifieLe, maintenant)
    return d.statut === 'a_finaliser' ? <span className="muted">Enregistrée {quand}</span> : <span>{quand}</span>
  },
  numero: (d) => (d.numero ? <span className="num">{d.numero}</span> : <span className="muted">À l’envoi</span>),
}
const KINDS: Partial<Record<string, Column<LigneDemande>['kind']>> = { lecture: 'extra', demande: 'title', entreprise: 'lead' }

/**
 * « Mes demandes » : l’objet et le dernier message, le statut et ce qu’il attend, le dernier échange, le numéro. Les lignes arrivent triées du
 * serveur : un titre de colonne est un lien vers l’adresse triée, qui vaut sans JavaScript.
 */
export function DemandeTable({ siren, demandes, search, maintenant }: DemandeTableProps) {
  const table = useTable({
    features,
    columns: COLUMNS,
    data: demandes,
    getRowId: (d) => d.id,
    manualSorting: true,
    enableSortingRemoval: false,
    sortDescFirst: false,
    state: { sorting: [{ id: search.tri, desc: search.sens === 'desc' }], columnVisibility: { entreprise: siren === null } },
  })
  const shown = table.getVisibleLeafColumns().map((column): Column<LigneDemande> => {
    const { id } = column
    const kind = KINDS[id]
    const sens = column.getNextSortingOrder() || 'asc'
    return {
      id,
      head: String(column.columnDef.header),
      ...(id === 'lecture' ? { headHidden: true } : {}),
      ...(kind ? { kind } : {}),
      ...(column.getCanSort()
        ? { sort: { sens: column.getIsSorted() || null, href: demandesAddress(siren, { ...search, tri: id as TriDemandes, sens, page: 1 }) } }
        : {}),
      cell: (demande) => CELLS[id]?.(demande, maintenant),
    }
  })
  return (
    <Table
      className="table--demandes"
      caption="Demandes"
      columns={shown}
      rows={demandes}
      rowKey={({ id }) => id}
      rowClass={(d) => [d.nonLue ? 'is-unread' : '', d.statut === 'en_attente' ? 'is-waiting' : ''].filter(Boolean).join(' ') || undefined}
    />
  )
}

function Subject({ demande: d }: { demande: LigneDemande }) {
  const extrait = d.dernierTexte
  return (
    <>
      <Lien href={d.numero ? routes.demande(d.siren, d.numero) : routes.brouillon(d.siren, d.id)}>{d.objet}</Lien>
      {d.nonLue ? <span className="sr"> (non lue)</span> : null}
      {d.statut === 'a_finaliser' ? (
        <span className="sub">{[d.etape ? `Étape «\u00a0${d.etape}\u00a0»` : 'Brouillon', `par ${d.auteurNom}`].join(', ')}</span>
      ) : null}
      {d.statut !== 'a_finaliser' && extrait ? <span className="sub">{`${d.dernierPar}\u00a0: «\u00a0${extrait}\u00a0»`}</span> : null}
    </>
  )
}

function StatusCell({ demande: d, maintenant }: { demande: LigneDemande; maintenant: Date }) {
  const enRetard = d.echeance !== null && isoDay(d.echeance) < isoDay(maintenant)
  const avant = d.echeance ? (enRetard ? `, attendue le ${formatDayOfYear(d.echeance)}` : ` avant le ${formatDayOfYear(d.echeance)}`) : ''
  return (
    <span>
      <Status statut={d.statut} vue="client" />
      {d.statut === 'en_attente' ? (
        <span className={enRetard ? 'sub late-text' : 'sub pressing'}>
          {d.pieces === 0 ? `Votre réponse${avant}` : `${d.pieces === 1 ? '1\u00a0pièce' : `${d.pieces}\u00a0pièces`}${avant}`}
        </span>
      ) : null}
      {d.statut === 'a_finaliser' && d.expireLe ? <span className="sub">À finaliser avant le {formatDayOfYear(d.expireLe)}</span> : null}
      {d.statut === 'traitee' && d.issue ? <span className="sub">{ISSUE_NOMS[d.issue]}</span> : null}
    </span>
  )
}
