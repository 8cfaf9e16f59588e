import { DeclineForm } from '@/components/invitation/decline-form'
import { InvitedForm } from '@/components/invitation/invited-form'
import { JoinForm } from '@/components/invitation/join-form'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ROLE_NOMS } from '@/lib/access/roles'
import { powers, untilWhen } from '@/lib/delegations/phrases'
import { formatDate, formatTime } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { formatSiren, plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { Univers } from '@/lib/ground/univers'

/** Ce qu’une invitation propose, à montrer. */
export type Proposition = {
  genre: 'utilisateur' | 'expert_comptable' | 'collegue'
  civilite: 'madame' | 'monsieur'
  prenom: string
  nom: string
  email: string
  fonction: string | null
  role: 'administrateur' | 'collaborateur' | null
  portee: 'portefeuille' | 'manuelle' | null
  sirens: readonly string[]
  cabinetNom: string | null
  creeParNom: string
  expireLe: Date
  compte: { nom: string } | null
  /** Le cabinet qui invite un collègue. */
  cabinet: { raisonSociale: string } | null
  roleCabinet: 'responsable' | 'collegue' | null
  comptes: readonly string[]
  delegation: {
    portee: 'portefeuille' | 'manuelle'
    univers: readonly Univers[]
    lectureSeule: boolean
    lecture: readonly Univers[]
    au: Date | null
    habilitations: readonly { siren: string }[]
  } | null
}

type InvitedViewProps = {
  creer: FormAction
  rejoindre: FormAction
  refuser: FormAction
  jeton: string
  invitation: Proposition
  /** L’adresse invitée a déjà un accès. */
  connu: boolean
  session: { email: string; sienne: boolean } | null
}

/** La page d’une personne invitée par un client : qui elle est, ce qui lui est proposé, puis le geste qui convient à qui ouvre le lien. */
export function InvitedView({ creer, rejoindre, refuser, jeton, invitation, connu, session }: InvitedViewProps) {
  const { prenom, nom, email, creeParNom, expireLe } = invitation
  return (
    <div className="max-w-120 [&_.errors]:mt-5 [&_.errors]:mb-0">
      <h1 id="titre-invitation">
        {creeParNom} vous invite dans {whereTo(invitation)}
      </h1>
      <p className="lead">
        {prenom} {nom}, <b className="wrap-anywhere">{email}</b>
      </p>
      <dl className="facts *:py-2 [&_dd]:text-sm mt-6">
        {factsOf(invitation).map(([terme, valeur]) => (
          <div key={terme}>
            <dt>{terme}</dt>
            <dd>{valeur}</dd>
          </div>
        ))}
        <div>
          <dt>À accepter avant le</dt>
          <dd>
            {formatDate(expireLe)} à {formatTime(expireLe)}
          </dd>
        </div>
      </dl>
      <div className="mt-8">
        <Gesture creer={creer} rejoindre={rejoindre} jeton={jeton} invitation={invitation} connu={connu} session={session} />
      </div>
      <div className="text-sm text-ink-2 mt-6">
        Vous n’attendiez pas cette invitation{'\u202f'}? Ne faites rien{'\u00a0'}: elle se fermera d’elle-même.
        {invitation.genre === 'utilisateur' ? <DeclineForm action={refuser} jeton={jeton} /> : null}
      </div>
    </div>
  )
}

function Gesture({ creer, rejoindre, jeton, invitation, connu, session }: Omit<InvitedViewProps, 'refuser'>) {
  const { email, genre } = invitation
  if (session?.sienne) return <JoinForm action={rejoindre} jeton={jeton} genre={genre} />
  if (session)
    return (
      <div className="stack">
        <Notice kind="wait">
          <p>
            Vous êtes connecté sous <b className="wrap-anywhere">{session.email}</b>, et cette invitation est pour{' '}
            <b className="wrap-anywhere">{email}</b>. Déconnectez-vous, puis rouvrez le lien du courriel.
          </p>
        </Notice>
        <form method="post" action="/deconnexion">
          <button className="button button--primary" type="submit">
            Se déconnecter
          </button>
        </form>
      </div>
    )
  if (connu)
    return (
      <>
        <h2>Vous avez déjà un compte</h2>
        <p>Connectez-vous avec cette adresse{'\u00a0'}: vous reviendrez ici pour accepter.</p>
        <p className="actions">
          <ButtonLink variant="primary" href={routes.connexion(routes.invitation(jeton))}>
            Se connecter pour accepter
          </ButtonLink>
        </p>
      </>
    )
  return <InvitedForm action={creer} jeton={jeton} email={email} />
}

function factsOf({ genre, civilite, fonction, role, portee, sirens, cabinetNom, delegation, roleCabinet, comptes }: Proposition): [string, string][] {
  if (genre === 'collegue')
    return [
      ['Votre rôle', roleCabinet === 'responsable' ? 'responsable\u00a0: vous répondez aux clients et gérez vos collègues' : 'collègue'],
      ['Clients', portee === 'portefeuille' ? 'tous ceux du cabinet, et ceux à venir' : plural(comptes.length, 'client')],
    ]
  if (genre === 'utilisateur')
    return [
      ['Votre rôle', role ? ROLE_NOMS[role][civilite] : ''],
      ...(fonction ? [['Votre fonction', fonction] as [string, string]] : []),
      ['Entreprises', companies(portee, sirens)],
    ]
  return [
    ['Cabinet', cabinetNom ?? ''],
    ['Entreprises', companies(delegation?.portee ?? null, delegation?.habilitations.map(({ siren }) => siren) ?? [])],
    ['Vous pourrez', delegation ? powers(delegation) : ''],
    ['Durée', untilWhen(delegation?.au ?? null)],
  ]
}

/** Là où mène l’invitation, dans une phrase. */
export const whereTo = ({ compte, cabinet }: Pick<Proposition, 'compte' | 'cabinet'>): string =>
  compte ? `le compte ${compte.nom}` : `le cabinet ${cabinet?.raisonSociale ?? ''}`

const companies = (portee: Proposition['portee'], sirens: readonly string[]): string =>
  portee === 'portefeuille'
    ? 'toutes celles du compte, et celles ajoutées plus tard'
    : `${plural(sirens.length, 'entreprise')}\u00a0: ${sirens.map(formatSiren).join(', ')}`
