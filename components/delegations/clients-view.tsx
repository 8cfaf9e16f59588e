import { ClientTable } from '@/components/delegations/client-table'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
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
  q: string
  ici: PageListe
  aujourdhui: string
  /** La personne répond au nom du cabinet. */
  repond: boolean
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
export function ClientsView({ cabinet, clients, comptes, onglet, q, ici, aujourdhui, repond }: ClientsViewProps) {
  const to = (cible: OngletClients, page = 1, mots = '') => addressOf(routes.clients(), { onglet: cible, q: mots, page })
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
          { href: to('attente'), label: 'À accepter', count: comptes.attente, current: onglet === 'attente' },
          { href: to('cours'), label: 'En cours', count: comptes.cours, current: onglet === 'cours' },
          { href: to('historique'), label: 'Historique', count: comptes.historique, current: onglet === 'historique' },
        ]}
      />
      {comptes[onglet] > 8 || q ? <SearchForm action={routes.clients()} label="Client, SIREN ou raison sociale" value={q} keep={{ onglet }} /> : null}
      <div className="mt-6 mb-4 grid gap-4">
        {clients.length === 0 ? (
          <Empty
            {...(q
              ? { titre: 'Aucun client ne correspond', phrase: 'Cherchez par un mot de son nom, ou par le SIREN d’une de ses entreprises.' }
              : VIDES[onglet])}
            action={q ? <Lien href={to(onglet)}>Voir tous les clients</Lien> : undefined}
          />
        ) : (
          <div>
            <ClientTable clients={clients} onglet={onglet} aujourdhui={aujourdhui} repond={repond} />
            {onglet === 'attente' ? (
              <p className="mt-3 text-sm text-ink-2">Rien n’est ouvert à votre cabinet tant que la délégation attend.</p>
            ) : null}
            <Pager
              page={ici.page}
              pages={ici.pages}
              phrase={`Délégations ${ici.de} à ${ici.a} sur ${ici.total}`}
              hrefOf={(page) => to(onglet, page, q)}
            />
          </div>
        )}
      </div>
    </>
  )
}
