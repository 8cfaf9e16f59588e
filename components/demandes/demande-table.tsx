import { Lien } from '@/components/ui/lien'
import { Plaque } from '@/components/ui/plaque'
import { Status } from '@/components/ui/status'
import { type Column, Table } from '@/components/ui/table'
import { ISSUE_NOMS } from '@/lib/copy/demande'
import type { LigneDemande } from '@/lib/demandes/queries'
import type { TriDemandes } from '@/lib/demandes/schema'
import { etapeNom } from '@/lib/demarches/etapes'
import { formatDayOfYear, formatMoment } from '@/lib/format/moment'
import { shorten } from '@/lib/format/shorten'
import { routes } from '@/lib/http/routes'

type DemandeTableProps = {
  demandes: readonly LigneDemande[]
  maintenant: Date
  caption: string /** Avec la colonne de l’entreprise. */
  company: boolean
  /** L’adresse de la liste triée ainsi, et le tri présent ; sans eux, les colonnes ne se trient pas. */
  tri?: { de: TriDemandes; sens: 'asc' | 'desc'; to: (tri: TriDemandes, sens: 'asc' | 'desc') => string }
}

/** Des demandes : l’objet et le dernier message, le statut et ce qu’il attend, le dernier échange, le numéro. */
export function DemandeTable({ demandes, maintenant, caption, company, tri }: DemandeTableProps) {
  const sort = (colonne: TriDemandes) => {
    if (!tri) return {}
    const ici = tri.de === colonne ? tri.sens : null
    return { sort: { sens: ici, href: tri.to(colonne, ici === 'desc' || (ici === null && colonne !== 'activite') ? 'asc' : 'desc') } }
  }
  const entreprise: Column<LigneDemande> = {
    id: 'entreprise',
    ...sort('entreprise'),
    head: 'Entreprise',
    kind: 'lead',
    cell: (d) => <Plaque small siren={d.siren} nom={d.raisonSociale} couleur={d.couleur} />,
  }
  const columns: readonly Column<LigneDemande>[] = [
    { id: 'lecture', head: 'Lecture', headHidden: true, kind: 'extra', cell: (d) => (d.nonLue ? <span className="unread" /> : null) },
    { id: 'demande', ...sort('demande'), head: 'Demande', kind: 'title', cell: (d) => <Subject demande={d} /> },
    ...(company ? [entreprise] : []),
    { id: 'statut', ...sort('statut'), head: 'Statut', cell: (d) => <StatusCell demande={d} /> },
    {
      id: 'echange',
      ...sort('activite'),
      head: 'Dernier échange',
      cell: (d) =>
        d.statut === 'a_finaliser' ? (
          <span className="muted">Enregistrée {formatMoment(d.modifieLe, maintenant)}</span>
        ) : (
          <span>{formatMoment(d.modifieLe, maintenant)}</span>
        ),
    },
    {
      id: 'numero',
      ...sort('numero'),
      head: 'Numéro',
      cell: (d) => (d.numero ? <span className="num">{d.numero}</span> : <span className="muted">À l’envoi</span>),
    },
  ]
  return (
    <Table
      className="table--demandes"
      caption={caption}
      columns={columns}
      rows={demandes}
      rowKey={(d) => d.id}
      rowClass={(d) => [d.nonLue ? 'is-unread' : '', d.statut === 'en_attente' ? 'is-waiting' : ''].filter(Boolean).join(' ') || undefined}
    />
  )
}

function Subject({ demande: d }: { demande: LigneDemande }) {
  const extrait = d.dernierTexte ? shorten(d.dernierTexte, 80) : null
  return (
    <>
      <Lien href={d.numero ? routes.demande(d.siren, d.numero) : routes.brouillon(d.siren, d.id)}>{d.objet}</Lien>
      {d.nonLue ? <span className="sr"> (non lue)</span> : null}
      {d.statut === 'a_finaliser' ? (
        <span className="sub">{[d.etape ? `Étape «\u00a0${etapeNom(d.etape)}\u00a0»` : 'Brouillon', `par ${d.auteurNom}`].join(', ')}</span>
      ) : null}
      {d.statut !== 'a_finaliser' && extrait ? <span className="sub">{`${d.dernierPar}\u00a0: «\u00a0${extrait}\u00a0»`}</span> : null}
    </>
  )
}

function StatusCell({ demande: d }: { demande: LigneDemande }) {
  const avant = d.echeance ? ` avant le ${formatDayOfYear(d.echeance)}` : ''
  return (
    <span>
      <Status statut={d.statut} vue="client" />
      {d.statut === 'en_attente' ? (
        <span className="sub pressing">
          {d.pieces === 0 ? `Votre réponse${avant}` : `${d.pieces === 1 ? '1\u00a0pièce' : `${d.pieces}\u00a0pièces`}${avant}`}
        </span>
      ) : null}
      {d.statut === 'a_finaliser' && d.expireLe ? <span className="sub">À finaliser avant le {formatDayOfYear(d.expireLe)}</span> : null}
      {d.statut === 'traitee' && d.issue ? <span className="sub">{ISSUE_NOMS[d.issue]}</span> : null}
    </span>
  )
}
