import type { ReactNode } from 'react'
import { type Column, Table } from '@/components/ui/table'
import { DELEGATION_ETATS, delegationPhrase } from '@/lib/copy/acces'
import type { ExpertDuCompte } from '@/lib/delegations/queries'
import { formatDate } from '@/lib/ground/date'
import { formatSiren } from '@/lib/ground/number'

const COLUMNS: readonly Column<ExpertDuCompte>[] = [
  {
    id: 'cabinet',
    head: 'Cabinet',
    kind: 'title',
    cell: (e) => (
      <>
        {e.cabinet.raisonSociale}
        <span className="sub num">{formatSiren(e.cabinet.siren)}</span>
      </>
    ),
  },
  {
    id: 'contact',
    head: 'Contact',
    cell: (e) => (
      <span>
        {e.contactPrenom} {e.contactNom}
        <span className="sub">{e.contactEmail}</span>
      </span>
    ),
  },
  { id: 'habilitations', head: 'Habilitations', cell: (e) => delegationPhrase(e) },
  { id: 'dates', head: 'Durée', cell: (e) => (e.au ? `du ${formatDate(e.du)} au ${formatDate(e.au)}` : `depuis le ${formatDate(e.du)}`) },
  {
    id: 'statut',
    head: 'Statut',
    cell: (e) => (
      <span>
        <span className={e.etat === 'acceptee' ? 'tag border-ok text-ok' : 'tag'}>{DELEGATION_ETATS[e.etat]}</span>
        {e.etat === 'en_attente' ? <span className="sub">réponse avant le {formatDate(e.repondreAvant)}</span> : null}
      </span>
    ),
  },
]

/** Les experts-comptables et tiers déclarants du compte ; `acte` : ce que l’on peut faire de chacun. */
export const ExpertTable = ({ experts, acte }: { experts: readonly ExpertDuCompte[]; acte: ((e: ExpertDuCompte) => ReactNode) | null }) => (
  <Table
    caption="Experts-comptables et tiers déclarants du compte"
    columns={acte ? [...COLUMNS, { id: 'acte', head: 'Aperçu', headHidden: true, kind: 'act', cell: acte }] : COLUMNS}
    rows={experts}
    rowKey={(e) => e.id}
  />
)
