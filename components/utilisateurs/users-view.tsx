import { ExpertTable } from '@/components/utilisateurs/expert-table'
import { ButtonLink } from '@/components/ui/button'
import { ViewAsButton } from '@/components/utilisateurs/view-as-button'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { Tabs } from '@/components/ui/tabs'
import type { ExpertDuCompte } from '@/lib/delegations/queries'
import type { FormAction } from '@/lib/ground/form-state'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { PersonneListe } from '@/lib/utilisateurs/personnes/queries'
import type { UtilisateursSearch } from '@/lib/utilisateurs/schema'
import type { InvitationActions } from './invitation-acts'
import { People } from './people'

type UsersViewProps = {
  compteId: string
  search: UtilisateursSearch
  personnes: readonly PersonneListe[]
  /** Combien en tout, sans recherche. */
  total: number
  experts: readonly ExpertDuCompte[]
  maintenant: Date
  /** Les gestes de qui administre le compte. */
  actions: InvitationActions | null
  qui: string
  voirComme: FormAction
}

/** « Gestion des utilisateurs et experts-comptables » : une page, deux onglets, ses deux boutons. */
export function UsersView({ compteId, search, personnes, total, experts, maintenant, actions, qui, voirComme }: UsersViewProps) {
  const { onglet } = search
  return (
    <>
      <Crumbs items={[{ href: routes.accueil(), label: 'Accueil' }]} />
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div>
          <h1>Gestion des utilisateurs et experts-comptables</h1>
          <p className="lead">{actions ? countPhrase(total, experts.length) : qui}</p>
          {actions ? <Lien href={routes.journal(compteId)}>Journal des accès</Lien> : null}
        </div>
        {actions ? (
          <p className="actions max-sm:w-full">
            <ButtonLink variant={onglet === 'utilisateurs' ? 'primary' : 'plain'} href={routes.ajouterUtilisateur(compteId)}>
              <Icon name="user-plus" />
              Ajouter un utilisateur
            </ButtonLink>
            <ButtonLink variant={onglet === 'utilisateurs' ? 'plain' : 'primary'} href={routes.declarerExpert(compteId)}>
              Déclarer un expert-comptable
            </ButtonLink>
          </p>
        ) : null}
      </div>
      <Done search={search} personnes={personnes} />
      <Tabs
        label="Utilisateurs et experts-comptables"
        tabs={[
          { href: routes.utilisateurs(compteId), label: 'Utilisateurs', count: total, current: onglet === 'utilisateurs' },
          {
            href: routes.experts(compteId),
            label: 'Experts-comptables et tiers déclarants',
            count: experts.length,
            current: onglet === 'experts-comptables',
          },
        ]}
      />
      <div className="mt-5 grid gap-4">
        {onglet === 'utilisateurs' ? (
          <People
            compteId={compteId}
            search={search}
            personnes={personnes}
            total={total}
            maintenant={maintenant}
            actions={actions}
            voirComme={voirComme}
          />
        ) : (
          <Experts
            compteId={compteId}
            administre={actions !== null}
            experts={experts}
            acte={
              actions
                ? (e) =>
                    e.etat === 'acceptee' ? (
                      <ViewAsButton action={voirComme} compteId={compteId} voie="delegation" id={e.id} nom={e.cabinet.raisonSociale} />
                    ) : null
                : null
            }
          />
        )}
      </div>
      {actions ? (
        <p className="mt-6">
          <Lien href={routes.securiteCompte(compteId)}>Sécurité du compte</Lien>
          {'\u00a0'}: demander un second facteur à tous ses utilisateurs.
        </p>
      ) : null}
    </>
  )
}

const countPhrase = (personnes: number, cabinets: number): string =>
  cabinets > 0 ? `${plural(personnes, 'personne')} et ${plural(cabinets, 'cabinet')}` : plural(personnes, 'personne')

/** Le message de confirmation de ce que l’on vient de faire, et de qui. */
function Done({ search: { fait, de }, personnes }: { search: UtilisateursSearch; personnes: readonly PersonneListe[] }) {
  const personne = personnes.find(({ id }) => id === de)
  const phrase = fait && donePhrase(fait, personne)
  return phrase ? (
    <div className="mb-5">
      <Notice kind="ok" role="status">
        <p>{phrase}</p>
      </Notice>
    </div>
  ) : null
}

function donePhrase(fait: NonNullable<UtilisateursSearch['fait']>, personne: PersonneListe | undefined): string | null {
  switch (fait) {
    case 'invitee':
    case 'renvoyee': {
      if (!personne) return null
      const { prenom, nom, email } = personne
      return fait === 'invitee'
        ? `${prenom} ${nom} est en attente d’acceptation\u00a0: un courriel d’invitation part à ${email}.`
        : `L’invitation de ${prenom} ${nom} repart à ${email}, pour 7 jours. Le lien d’avant ne vaut plus.`
    }
    case 'retiree':
      return 'L’utilisateur est supprimé de votre compte\u00a0: ses sessions sont fermées, et un courriel le lui dit.'
    case 'annulee':
      return 'L’invitation est annulée\u00a0: son lien n’ouvre plus rien.'
  }
}

const Experts = (liste: Parameters<typeof ExpertTable>[0]) =>
  liste.experts.length > 0 ? (
    <ExpertTable {...liste} />
  ) : (
    <Empty
      titre="Aucun expert-comptable ni tiers déclarant"
      phrase="Un cabinet déclaré par un administrateur apparaît ici, en attente, puis ajouté dès qu’il accepte."
    />
  )
