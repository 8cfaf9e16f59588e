import { type Column, Table } from '@/components/ui/table'
import { DELEGATION_ETATS, delegationPhrase } from '@/lib/copy/acces'
import type { Client } from '@/lib/delegations/queries'
import { formatDate } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'

const NOM: Column<Client> = {
  id: 'client',
  head: 'Client',
  kind: 'title',
  cell: (c) => c.compteNom ?? <span className="text-ink-2">Client dont la délégation a pris fin</span>,
}
const QUOI: Column<Client> = { id: 'quoi', head: 'Votre cabinet', cell: (c) => delegationPhrase(c) }

const EN_COURS: readonly Column<Client>[] = [
  NOM,
  { id: 'entreprises', head: 'Entreprises', cell: (c) => plural(c.entreprises, 'entreprise') },
  QUOI,
  { id: 'depuis', head: 'Acceptée le', cell: (c) => formatDate(c.etatLe) },
  { id: 'fin', head: 'Jusqu’au', cell: (c) => (c.au ? formatDate(c.au) : <span className="text-ink-2">Sans date de fin</span>) },
]

const FINIES: readonly Column<Client>[] = [
  NOM,
  QUOI,
  {
    id: 'etat',
    head: 'État',
    cell: (c) => (
      <span>
        {DELEGATION_ETATS[c.etat]}
        {c.motif ? <span className="sub">{c.motif}</span> : null}
      </span>
    ),
  },
  { id: 'le', head: 'Le', cell: (c) => formatDate(c.etatLe) },
]

/** Les délégations acceptées, ou celles qui ont pris fin. */
export const ClientTable = ({ clients, ended }: { clients: readonly Client[]; ended: boolean }) => (
  <Table caption={ended ? 'Délégations terminées' : 'Délégations en cours'} columns={ended ? FINIES : EN_COURS} rows={clients} rowKey={(c) => c.id} />
)
