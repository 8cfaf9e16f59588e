import { type Column, Table } from '@/components/ui/table'
import type { Contrat } from '@/lib/contrats/queries'
import { formatDate } from '@/lib/ground/date'
import { Univers } from '@/components/ui/univers'

const COLUMNS: readonly Column<Contrat>[] = [
  {
    id: 'reference',
    head: 'Référence du contrat (15.001)',
    kind: 'title',
    cell: (c) => (
      <>
        <span className="num">{c.reference}</span>
        <span className="sub">{c.libelle}</span>
      </>
    ),
  },
  { id: 'univers', head: 'Univers', cell: (c) => <Univers code={c.univers} /> },
  { id: 'organisme', head: 'Organisme', cell: (c) => c.organisme ?? <span className="text-ink-2">Non renseigné</span> },
  { id: 'population', head: 'Population', cell: (c) => c.population ?? <span className="text-ink-2">Non renseigné</span> },
  { id: 'effet', head: 'À déclarer depuis', cell: (c) => formatDate(c.effetLe) },
]

/** Ce que la paie doit connaître de chaque contrat, avec le numéro de la rubrique DSN. */
export const DsnContracts = ({ contrats }: { contrats: readonly Contrat[] }) => (
  <Table caption="Contrats à déclarer en DSN" columns={COLUMNS} rows={contrats} rowKey={(c) => c.reference} />
)
