import { Facts } from '@/components/ui/facts'
import { Univers } from '@/components/ui/univers'
import { formatDate } from '@/lib/ground/date'
import { delegationPhrase } from '@/lib/copy/acces'
import type { Client } from '@/lib/delegations/queries'

/** Une délégation à accepter : ce que le client demande. Sans échéance : aucune ne court. */
export function PendingClient({ client }: { client: Client }) {
  return (
    <article className="sheet" id={client.id} aria-labelledby={`titre-${client.id}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line px-5 py-4">
        <h2 id={`titre-${client.id}`}>{client.compteNom ?? 'Ce client'}</h2>
      </div>
      <div className="p-5">
        <Facts
          wide
          facts={[
            { label: 'Votre cabinet', value: delegationPhrase(client) },
            {
              label: 'Univers',
              value: (
                <span className="row">
                  {client.univers.map((code) => (
                    <Univers key={code} code={code} />
                  ))}
                </span>
              ),
            },
            { label: 'Droits', value: client.lectureSeule ? 'Lecture seule' : 'Lecture et démarches' },
            {
              label: 'Durée',
              value: client.au ? `du ${formatDate(client.du)} au ${formatDate(client.au)}` : `à partir du ${formatDate(client.du)}, sans date de fin`,
            },
            { label: 'Demandée le', value: formatDate(client.demandeeLe) },
          ]}
        />
      </div>
    </article>
  )
}
