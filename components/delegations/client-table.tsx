import { ButtonLink } from '@/components/ui/button'
import { Lien } from '@/components/ui/lien'
import { type Column, Table } from '@/components/ui/table'
import { remaining } from '@/lib/a-faire/phrases'
import { CLIENT_ETATS } from '@/lib/copy/clients'
import { powers, whichCompanies } from '@/lib/delegations/phrases'
import type { Client, OngletClients } from '@/lib/delegations/queries'
import { formatDate, isoDay } from '@/lib/ground/date'
import { capital } from '@/lib/ground/initiale'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

const NOM: Column<Client> = {
  id: 'client',
  head: 'Client',
  kind: 'title',
  cell: (c) => <Lien href={routes.client(c.id)}>{c.compteNom}</Lien>,
}
const QUOI: Column<Client> = { id: 'quoi', head: 'Ce qui est confié', cell: (c) => capital(powers(c)) }

const attente = (aujourdhui: string, repond: boolean): readonly Column<Client>[] => [
  NOM,
  QUOI,
  { id: 'entreprises', head: 'Entreprises', cell: (c) => (c.portee === 'portefeuille' ? 'Toutes celles du compte' : whichCompanies(c)) },
  {
    id: 'avant',
    head: 'Répondre avant le',
    cell: (c) => (
      <span>
        {formatDate(c.repondreAvant)}
        <span className="sub font-medium text-wait-ink">
          {c.correctionLe ? 'Correction demandée. ' : ''}
          {remaining(isoDay(c.repondreAvant), aujourdhui)}
        </span>
      </span>
    ),
  },
  {
    id: 'acte',
    head: 'Réponse',
    headHidden: true,
    kind: 'act',
    cell: (c) => (
      <ButtonLink small href={routes.client(c.id)} aria-label={`${repond ? 'Lire et répondre' : 'Lire'}, ${c.compteNom}`}>
        {repond ? 'Lire et répondre' : 'Lire'}
      </ButtonLink>
    ),
  },
]

const EN_COURS: readonly Column<Client>[] = [
  NOM,
  { id: 'entreprises', head: 'Entreprises', cell: (c) => plural(c.entreprises, 'entreprise') },
  QUOI,
  { id: 'depuis', head: 'Depuis le', cell: (c) => formatDate(c.du) },
  { id: 'fin', head: 'Jusqu’au', cell: (c) => (c.au ? formatDate(c.au) : <span className="text-ink-2">Sans date de fin</span>) },
]

const HISTORIQUE: readonly Column<Client>[] = [
  NOM,
  QUOI,
  {
    id: 'etat',
    head: 'État',
    cell: (c) => (
      <span>
        {c.etat === 'acceptee' ? CLIENT_ETATS.revoquee : CLIENT_ETATS[c.etat]}
        {c.motif ? <span className="sub wrap-anywhere">{c.motif}</span> : null}
      </span>
    ),
  },
  { id: 'le', head: 'Le', cell: (c) => formatDate(c.etat === 'acceptee' && c.au ? c.au : c.etatLe) },
]

const TITRES = {
  attente: 'Délégations à accepter',
  cours: 'Délégations en cours',
  historique: 'Délégations terminées',
} as const satisfies Record<OngletClients, string>

type ClientTableProps = { clients: readonly Client[]; onglet: OngletClients; aujourdhui: string; repond: boolean }

/** Les clients du cabinet sous un onglet. */
export const ClientTable = ({ clients, onglet, aujourdhui, repond }: ClientTableProps) => (
  <Table
    caption={TITRES[onglet]}
    columns={onglet === 'attente' ? attente(aujourdhui, repond) : onglet === 'cours' ? EN_COURS : HISTORIQUE}
    rows={clients}
    rowKey={(c) => c.id}
  />
)
