'use client'

import { Lien } from '@/components/ui/lien'
import { Plaque } from '@/components/ui/plaque'
import { Status } from '@/components/ui/status'
import { type Column, Table } from '@/components/ui/table'
import { ISSUE_NOMS } from '@/lib/demandes/noms'
import { demandesAddress } from '@/lib/demandes/adresse'
import type { LigneDemande } from '@/lib/demandes/queries'
import type { DemandesSearch } from '@/lib/demandes/schema'
import { isTriDemandes, nextSens } from '@/lib/demandes/tris'
import { formatDayOfYear, formatMoment, isoDay } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'

type DemandeTableProps = { siren: string | null; demandes: readonly LigneDemande[]; search: DemandesSearch; maintenant: Date }

type Colonne = Omit<Column<LigneDemande>, 'cell' | 'sort'> & {
  cell: (demande: LigneDemande, maintenant: Date) => ReturnType<Column<LigneDemande>['cell']>
}

const COLONNES: readonly Colonne[] = [
  { id: 'lecture', head: 'Lecture', headHidden: true, kind: 'extra', cell: (d) => (d.nonLue ? <span className="unread" /> : null) },
  { id: 'demande', head: 'Demande', kind: 'title', cell: (d) => <Subject demande={d} /> },
  { id: 'entreprise', head: 'Entreprise', kind: 'lead', cell: (d) => <Plaque small siren={d.siren} nom={d.raisonSociale} couleur={d.couleur} /> },
  { id: 'statut', head: 'Statut', cell: (d, maintenant) => <StatusCell demande={d} maintenant={maintenant} /> },
  {
    id: 'activite',
    head: 'Dernier échange',
    cell: (d, maintenant) => {
      const quand = formatMoment(d.modifieLe, maintenant)
      return d.statut === 'a_finaliser' ? <span className="muted">Enregistrée {quand}</span> : <span>{quand}</span>
    },
  },
  { id: 'numero', head: 'Numéro', cell: (d) => (d.numero ? <span className="num">{d.numero}</span> : <span className="muted">À l’envoi</span>) },
]

/**
 * « Mes demandes » : l’objet et le dernier message, le statut et ce qu’il attend, le dernier échange, le numéro. Les lignes arrivent triées du
 * serveur : un titre de colonne est un lien vers l’adresse triée, qui vaut sans JavaScript. Rien ne s’y choisit : la liste n’a pas besoin de TanStack.
 */
export function DemandeTable({ siren, demandes, search, maintenant }: DemandeTableProps) {
  const columns = COLONNES.filter(({ id }) => id !== 'entreprise' || siren === null).map(({ cell, ...colonne }): Column<LigneDemande> => {
    const { id } = colonne
    const sens = search.tri === id ? search.sens : null
    return {
      ...colonne,
      ...(isTriDemandes(id) ? { sort: { sens, href: demandesAddress(siren, { ...search, tri: id, sens: nextSens(id, sens), page: 1 }) } } : {}),
      cell: (demande) => cell(demande, maintenant),
    }
  })
  return (
    <Table
      className="table--demandes"
      caption="Demandes"
      columns={columns}
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
