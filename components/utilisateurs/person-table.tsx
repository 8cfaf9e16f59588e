import { GrantStatus } from '@/components/habilitations/grant-status'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { type Column, Table } from '@/components/ui/table'
import { formatDate, formatDayOfYear, formatMoment } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { PersonneListe } from '@/lib/utilisateurs/personnes/queries'
import { type InvitationActions, InvitationActs } from './invitation-acts'
import { PersonPhrase } from './person-phrase'
import { ViewAsButton } from './view-as-button'

type PersonTableProps = {
  compteId: string
  personnes: readonly PersonneListe[]
  maintenant: Date
  /** Les gestes de qui administre le compte ; sans eux, la liste se lit. */
  actions: InvitationActions | null
  voirComme: FormAction
  /** L’adresse de chaque tri, et celui d’ici. */
  tri: { ici: 'nom' | 'connexion'; hrefOf: (tri: 'nom' | 'connexion') => string }
}

// Le nom et l’adresse tiennent sur leur ligne.
const LARGEURS = 'lg:[&_thead_th:first-child]:w-[26%] lg:[&_thead_th:nth-child(3)]:w-[24%]'

/** Les personnes du compte et celles qui y sont attendues : qui, ce qu’elles peuvent, où elles en sont, quand elles sont venues. */
export function PersonTable({ compteId, personnes, maintenant, actions, voirComme, tri }: PersonTableProps) {
  const columns: readonly Column<PersonneListe>[] = [
    {
      id: 'personne',
      head: 'Utilisateur',
      kind: 'title',
      sort: { href: tri.hrefOf('nom'), sens: tri.ici === 'nom' ? 'asc' : null },
      cell: (p) => <Person personne={p} href={actions ? routes.utilisateur(compteId, p.id) : null} />,
    },
    { id: 'peut', head: 'Rôle et habilitations', cell: (p) => <PersonPhrase {...p} /> },
    { id: 'statut', head: 'Statut', cell: (p) => <StatusCell personne={p} compteId={compteId} actions={actions} /> },
    {
      id: 'connexion',
      head: 'Dernière connexion',
      sort: { href: tri.hrefOf('connexion'), sens: tri.ici === 'connexion' ? 'desc' : null },
      cell: (p) => (p.connexionLe ? formatMoment(p.connexionLe, maintenant) : <span className="text-ink-2">jamais</span>),
    },
    ...(actions
      ? [
          {
            id: 'gestes',
            head: 'Gestes',
            headHidden: true,
            kind: 'act' as const,
            cell: (p: PersonneListe) => <Acts compteId={compteId} personne={p} voirComme={voirComme} />,
          },
        ]
      : []),
  ]
  return <Table className={LARGEURS} caption="Utilisateurs du compte" columns={columns} rows={personnes} rowKey={(p) => p.id} />
}

const Person = ({ personne: p, href }: { personne: PersonneListe; href: string | null }) => (
  <>
    {href ? (
      <Lien href={href}>
        {p.prenom} {p.nom}
      </Lien>
    ) : (
      `${p.prenom} ${p.nom}`
    )}
    {p.moi ? <span className="font-regular text-ink-2"> vous</span> : null}
    {p.fonction ? <span className="sub">{p.fonction}</span> : null}
    <span className="sub wrap-anywhere">{p.email}</span>
  </>
)

type StatusCellProps = { personne: PersonneListe; compteId: string; actions: InvitationActions | null }

function StatusCell({ personne: p, compteId, actions }: StatusCellProps) {
  const invitee = p.civilite === 'madame' ? 'invitée' : 'invité'
  return (
    <div>
      <GrantStatus etat={p.etat} />
      {p.genre === 'invitation' ? (
        <span className="sub">
          {invitee} le {formatDayOfYear(p.etatLe)}
          {p.etat === 'en_attente' && p.expireLe ? `, jusqu’au ${formatDayOfYear(p.expireLe)}` : ''}
        </span>
      ) : null}
      {p.etat === 'desactive' ? <span className="sub">depuis le {formatDate(p.etatLe)}</span> : null}
      {actions && p.genre === 'invitation' ? (
        <InvitationActs actions={actions} compteId={compteId} personne={p.id} qui={`${p.prenom} ${p.nom}`} attend={p.etat === 'en_attente'} />
      ) : null}
    </div>
  )
}

/** L’œil, le crayon et la corbeille. */
function Acts({ compteId, personne: p, voirComme }: { compteId: string; personne: PersonneListe; voirComme: FormAction }) {
  const qui = `${p.prenom} ${p.nom}`
  const parti = p.etat === 'desactive'
  return (
    <div className="flex flex-wrap justify-end gap-1">
      {p.etat === 'ajoute' && !p.moi ? <ViewAsButton action={voirComme} compteId={compteId} voie="membre" id={p.id} nom={qui} /> : null}
      <ButtonLink variant="quiet" small iconOnly href={routes.utilisateur(compteId, p.id)} aria-label={`Consulter ${qui}`} title="Consulter">
        <Icon name="eye" />
      </ButtonLink>
      {parti ? null : (
        <ButtonLink
          variant="quiet"
          small
          iconOnly
          href={p.moi ? routes.profilIdentite() : routes.modifierUtilisateur(compteId, p.id)}
          aria-label={`Modifier ${qui}`}
          title="Modifier"
        >
          <Icon name="pencil" />
        </ButtonLink>
      )}
      {parti || p.moi ? null : (
        <ButtonLink
          variant="quiet"
          small
          iconOnly
          href={routes.supprimerUtilisateur(compteId, p.id)}
          aria-label={`Supprimer ${qui}`}
          title="Supprimer"
        >
          <Icon name="trash-2" />
        </ButtonLink>
      )}
    </div>
  )
}
