import { InviteForm } from '@/components/collegues/invite-form'
import { ActForm } from '@/components/ui/act-form'
import { ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { type Column, Table } from '@/components/ui/table'
import { COLLEGUE_FAITS, formatCollegue, ROLES_CABINET } from '@/lib/copy/collegues'
import { formatDate } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { ClientAConfier, Collegues } from '@/lib/delegations/vues'

type ColleguesViewProps = {
  cabinet: string
  collegues: Collegues
  clients: readonly ClientAConfier[]
  inviter: FormAction
  annuler: FormAction
  fait: keyof typeof COLLEGUE_FAITS | undefined
}

type Ligne = Collegues['membres'][number]
type Invitee = Collegues['invitations'][number]

const MEMBRES: readonly Column<Ligne>[] = [
  {
    id: 'nom',
    head: 'Collègue',
    kind: 'title',
    cell: (m) => (
      <>
        {m.prenom} {m.nom}
        {m.moi ? <span className="text-ink-2"> (vous)</span> : null}
        <span className="sub wrap-anywhere">{m.email}</span>
      </>
    ),
  },
  { id: 'role', head: 'Rôle', cell: (m) => ROLES_CABINET[m.role].nom },
  { id: 'clients', head: 'Ce qui lui est confié', cell: (m) => formatCollegue(m) },
  {
    id: 'acte',
    head: 'Modifier',
    headHidden: true,
    kind: 'act',
    cell: (m) =>
      m.moi ? null : (
        <ButtonLink variant="quiet" small iconOnly href={routes.collegue(m.id)} aria-label={`Modifier ${m.prenom} ${m.nom}`} title="Modifier">
          <Icon name="file-pen-line" />
        </ButtonLink>
      ),
  },
]

/** Les personnes du cabinet : qui agit pour quels clients. */
export function ColleguesView({ cabinet, collegues: { membres, invitations }, clients, inviter, annuler, fait }: ColleguesViewProps) {
  const columns: readonly Column<Invitee>[] = [
    {
      id: 'nom',
      head: 'Invité',
      kind: 'title',
      cell: (i) => (
        <>
          {i.prenom} {i.nom}
          <span className="sub wrap-anywhere">{i.email}</span>
        </>
      ),
    },
    { id: 'clients', head: 'Ce qui lui sera confié', cell: (i) => formatCollegue(i) },
    { id: 'statut', head: 'Statut', cell: (i) => <span className="tag">{i.expiree ? 'Expirée' : `Attend jusqu’au ${formatDate(i.expireLe)}`}</span> },
    {
      id: 'acte',
      head: 'Annuler',
      headHidden: true,
      kind: 'act',
      cell: (i) => <ActForm action={annuler} cache={{ invitation: i.id }} bouton="Annuler" sur={`l’invitation de ${i.prenom} ${i.nom}`} />,
    },
  ]
  return (
    <>
      <Crumbs
        items={[
          { href: routes.accueil(), label: 'Accueil' },
          { href: routes.clients(), label: 'Mes clients' },
        ]}
      />
      <div className="mb-8">
        <h1>{membres.length === 1 ? 'Vous êtes seul dans votre cabinet' : `${plural(membres.length, 'personne')} dans votre cabinet`}</h1>
        <p className="lead">{cabinet}</p>
      </div>
      <div className="stack">
        {fait ? (
          <Notice kind="ok" role="status">
            <p>{COLLEGUE_FAITS[fait]}</p>
          </Notice>
        ) : null}
        <InviteForm action={inviter} clients={clients} />
        <Table caption="Personnes du cabinet" columns={MEMBRES} rows={membres} rowKey={(m) => m.id} />
        {invitations.length > 0 ? (
          <section aria-labelledby="invitations">
            <h2 id="invitations" className="mt-6 mb-3">
              En attente d’acceptation
            </h2>
            <Table caption="Invitations qui attendent" columns={columns} rows={invitations} rowKey={(i) => i.id} />
          </section>
        ) : null}
      </div>
    </>
  )
}
