import { GrantStatus } from '@/components/habilitations/grant-status'
import { Notice } from '@/components/ui/notice'
import { Tabs } from '@/components/ui/tabs'
import { formatMoment } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { Choix } from '@/lib/habilitations/rules'
import type { PersonneFiche } from '@/lib/utilisateurs/personnes/queries'
import { GrantsForm } from './grants-form'
import { type InvitationActions, InvitationActs } from './invitation-acts'
import { PersonFacts } from './person-facts'
import { PersonForm } from './person-form'
import { PersonPhrase } from './person-phrase'
import { UsersCrumbs } from './users-crumbs'

type Fait = 'enregistree' | 'reinvitee' | 'habilitee' | 'rien'
type PersonViewProps = {
  compteId: string
  personne: PersonneFiche
  onglet: 'informations' | 'habilitations'
  modifier: boolean
  fait: Fait | undefined
  choix: Choix
  maintenant: Date
  actions: Record<'enregistrer' | 'habiliter', FormAction> & InvitationActions
}

const FAITS = {
  enregistree: 'Les informations sont enregistrées.',
  reinvitee: 'L’adresse est corrigée\u00a0: l’invitation d’avant est annulée, une autre part à la nouvelle adresse.',
  habilitee: 'Le rôle et les habilitations sont enregistrés\u00a0: ils valent dès son prochain clic.',
  rien: 'Rien n’a changé\u00a0: son rôle et ses habilitations étaient déjà ceux-là.',
} as const satisfies Record<Fait, string>

/** « Fiche de l’utilisateur » : ce que le compte sait de la personne, ce qu’elle peut, et de quoi le changer. */
export function PersonView({ compteId, personne: p, onglet, modifier, fait, choix, maintenant, actions }: PersonViewProps) {
  const qui = `${p.prenom} ${p.nom}`
  const parti = p.etat === 'desactive'
  return (
    <>
      <UsersCrumbs compteId={compteId} />
      <div className="mb-5">
        <p className="mb-1 text-sm/md text-ink-2">Fiche de l’utilisateur</p>
        <h1 id="fiche">{qui}</h1>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
          <GrantStatus etat={p.etat} />
          <span className="text-ink-2">
            {[p.fonction, p.connexionLe ? `dernière connexion ${formatMoment(p.connexionLe, maintenant)}` : 'jamais connecté à ce jour']
              .filter(Boolean)
              .join(', ')}
          </span>
        </p>
        {p.genre === 'invitation' ? (
          <InvitationActs actions={actions} compteId={compteId} personne={p.id} qui={qui} attend={p.etat === 'en_attente'} />
        ) : null}
      </div>
      {fait ? (
        <div className="mb-5">
          <Notice kind={fait === 'rien' ? 'info' : 'ok'} role="status">
            <p>{FAITS[fait]}</p>
          </Notice>
        </div>
      ) : null}
      <Tabs
        label="Fiche de l’utilisateur"
        tabs={[
          { href: routes.utilisateur(compteId, p.id), label: 'Informations', current: onglet === 'informations' },
          { href: routes.habilitationsDe(compteId, p.id), label: 'Habilitations', current: onglet === 'habilitations' },
        ]}
      />
      <div className="mt-6">
        {onglet === 'informations' ? (
          modifier && !parti ? (
            <PersonForm action={actions.enregistrer} compteId={compteId} personne={p} />
          ) : (
            <PersonFacts compteId={compteId} personne={p} />
          )
        ) : parti || p.moi ? (
          <ReadGrants personne={p} />
        ) : (
          <GrantsForm action={actions.habiliter} compteId={compteId} personne={p} choix={choix} />
        )}
      </div>
    </>
  )
}

/** Les habilitations que l’on ne change pas : les siennes, et celles de qui est parti. */
const ReadGrants = ({ personne: p }: { personne: PersonneFiche }) => (
  <div className="grid max-w-measure gap-3">
    <p>
      <PersonPhrase {...p} entreprises={p.sirens.length} premiere={null} />
    </p>
    {p.moi ? (
      <p className="text-sm text-ink-2">
        Votre rôle et vos habilitations ne se changent pas d’ici{'\u00a0'}: demandez à un autre administrateur. Ainsi, un compte n’en manque jamais.
      </p>
    ) : null}
  </div>
)
