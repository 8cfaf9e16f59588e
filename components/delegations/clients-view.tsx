import { ClientTable } from '@/components/delegations/client-table'
import { PendingClient } from '@/components/delegations/pending-client'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Tabs } from '@/components/ui/tabs'
import type { Client, OngletClients } from '@/lib/delegations/queries'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { addressOf } from '@/lib/ground/adresse'
import type { PageListe } from '@/lib/ground/pages'

type ClientsViewProps = {
  cabinet: string
  clients: readonly Client[]
  comptes: Record<OngletClients, number>
  onglet: OngletClients
  ici: PageListe
}

const VIDES = {
  attente: {
    titre: 'Aucune délégation n’attend votre réponse',
    phrase: 'Quand un client déclare votre cabinet, sa demande arrive ici.',
  },
  cours: { titre: 'Aucune délégation en cours', phrase: 'Les clients dont vous acceptez la délégation apparaissent ici.' },
  historique: { titre: 'Aucune délégation terminée', phrase: 'Les délégations refusées, retirées ou expirées resteront ici, avec leur date.' },
} as const satisfies Record<OngletClients, { titre: string; phrase: string }>

/** Les clients d’un cabinet : ce qui attend une réponse, ce qui est en cours, ce qui a pris fin. */
export function ClientsView({ cabinet, clients, comptes, onglet, ici }: ClientsViewProps) {
  const to = (cible: OngletClients, page = 1) => addressOf(routes.clients(), { onglet: cible, page })
  const { attente } = comptes
  return (
    <>
      <Crumbs items={[{ href: routes.accueil(), label: 'Accueil' }]} />
      <div className="mb-8">
        <h1>
          {attente === 0
            ? 'Les clients de votre cabinet'
            : attente === 1
              ? 'Une délégation attend votre réponse'
              : `${plural(attente, 'délégation')} attendent votre réponse`}
        </h1>
        <p className="lead">{cabinet}</p>
      </div>
      <Tabs
        label="Délégations"
        tabs={[
          { href: to('attente'), label: 'À traiter', count: comptes.attente, current: onglet === 'attente' },
          { href: to('cours'), label: 'En cours', count: comptes.cours, current: onglet === 'cours' },
          { href: to('historique'), label: 'Historique', count: comptes.historique, current: onglet === 'historique' },
        ]}
      />
      <div className="mt-6 mb-4 grid gap-4">
        {clients.length === 0 ? <Empty {...VIDES[onglet]} /> : null}
        {onglet === 'attente' && clients.length > 0 ? (
          <div>
            <div className="stack">
              {clients.map((client) => (
                <PendingClient key={client.id} client={client} />
              ))}
            </div>
            <p className="mt-3 text-sm text-ink-2">Rien n’est ouvert à votre cabinet tant que la délégation attend.</p>
          </div>
        ) : null}
        {onglet !== 'attente' && clients.length > 0 ? (
          <div>
            <ClientTable clients={clients} ended={onglet === 'historique'} />
            <Pager
              page={ici.page}
              pages={ici.pages}
              phrase={`Délégations ${ici.de} à ${ici.a} sur ${ici.total}`}
              hrefOf={(page) => to(onglet, page)}
            />
          </div>
        ) : null}
      </div>
    </>
  )
}
