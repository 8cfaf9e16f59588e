import { ExpertTable } from '@/components/utilisateurs/expert-table'
import { MemberTable } from '@/components/utilisateurs/member-table'
import { ButtonLink } from '@/components/ui/button'
import { ViewAsButton } from '@/components/utilisateurs/view-as-button'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import { Tabs } from '@/components/ui/tabs'
import type { ExpertDuCompte } from '@/lib/delegations/queries'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { MembreListe } from '@/lib/utilisateurs/queries'

type UsersViewProps = {
  compteId: string
  onglet: 'utilisateurs' | 'experts-comptables'
  membres: readonly MembreListe[]
  experts: readonly ExpertDuCompte[]
  administre: boolean
  qui: string
  voirComme: FormAction
}

/** « Gestion des utilisateurs et experts-comptables » : une page, deux onglets. */
export function UsersView({ compteId, onglet, membres, experts, administre, qui, voirComme }: UsersViewProps) {
  return (
    <>
      <Crumbs items={[{ href: routes.accueil(), label: 'Accueil' }]} />
      <div className="mb-8 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <div>
          <h1>Gestion des utilisateurs et experts-comptables</h1>
          {administre ? <Lien href={routes.journal(compteId)}>Journal des accès</Lien> : <p className="lead">{qui}</p>}
        </div>
        {administre ? <ButtonLink href={routes.declarerExpert(compteId)}>Déclarer un expert-comptable</ButtonLink> : null}
      </div>
      <Tabs
        label="Utilisateurs et experts-comptables"
        tabs={[
          { href: routes.utilisateurs(compteId), label: 'Utilisateurs', count: membres.length, current: onglet === 'utilisateurs' },
          {
            href: routes.experts(compteId),
            label: 'Experts-comptables et tiers déclarants',
            count: experts.length,
            current: onglet === 'experts-comptables',
          },
        ]}
      />
      <div className="mt-6 grid gap-4">
        {onglet === 'utilisateurs' ? (
          <MemberTable
            membres={membres}
            acte={
              administre
                ? (m) =>
                    m.etat === 'ajoute' && !m.moi ? (
                      <ViewAsButton action={voirComme} compteId={compteId} voie="membre" id={m.id} nom={`${m.prenom} ${m.nom}`} />
                    ) : null
                : null
            }
          />
        ) : (
          <Experts
            compteId={compteId}
            administre={administre}
            experts={experts}
            acte={
              administre
                ? (e) =>
                    e.etat === 'acceptee' ? (
                      <ViewAsButton action={voirComme} compteId={compteId} voie="delegation" id={e.id} nom={e.cabinet.raisonSociale} />
                    ) : null
                : null
            }
          />
        )}
      </div>
      {administre ? (
        <p className="mt-6">
          <Lien href={routes.securiteCompte(compteId)}>Sécurité du compte</Lien>
          {'\u00a0'}: demander un second facteur à tous ses utilisateurs.
        </p>
      ) : null}
    </>
  )
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
