import { Icon, type IconName } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import type { Retrait } from '@/lib/comptes/retrait/queries'
import { formatLongIso, dateOnly } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { titleOf } from '@/lib/ground/titre'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { RemovePersonForm } from './remove-person-form'
import { UsersCrumbs } from './users-crumbs'

/** La confirmation avant de supprimer une personne du compte, ou d’annuler son invitation : ce qui prend fin, ce qui reste. */
export function RemovePersonView({ action, compteId, retrait: r }: { action: FormAction; compteId: string; retrait: Retrait }) {
  const qui = `${r.prenom} ${r.nom}`
  const attendue = r.genre === 'invitation'
  const titre = attendue ? `Annuler l’invitation de ${qui}\u202f?` : `Supprimer l’accès de ${qui}\u202f?`
  return (
    <>
      <UsersCrumbs compteId={compteId} via={[{ href: routes.utilisateur(compteId, r.id), label: qui }]} />
      <h1 id="supprimer" className="mb-6">
        {titre}
      </h1>
      {r.moi || r.etat === 'desactive' ? (
        <>
          <title>{titleOf(titre)}</title>
          <Notice kind="wait">
            <p>
              {r.moi
                ? 'Vous ne pouvez pas vous retirer vous-même\u00a0: demandez à un autre administrateur, ou fermez votre compte depuis votre profil.'
                : 'Cette personne n’a déjà plus accès à votre compte.'}
            </p>
            <p>
              <Lien href={r.moi ? routes.profil() : routes.utilisateurs(compteId)}>{r.moi ? 'Ouvrir mon profil' : 'Voir les utilisateurs'}</Lien>
            </p>
          </Notice>
        </>
      ) : (
        <>
          {attendue ? (
            <Effects
              effects={[
                ['link', 'Le lien reçu n’ouvrira plus rien, et le dira à qui l’ouvre.'],
                ['users', 'Vous pourrez inviter cette personne de nouveau.'],
              ]}
            />
          ) : (
            <Effects effects={effectsOf(r)} />
          )}
          {r.brouillons.lignes.length > 0 ? (
            <section className="mt-6" aria-labelledby="brouillons">
              <h2 id="brouillons" className="text-lg">
                Ses brouillons
              </h2>
              <ul className="mt-3 grid gap-2">
                {r.brouillons.lignes.map(({ id, siren, objet, expireLe }) => (
                  <li key={id}>
                    <Lien href={routes.brouillon(siren, id)}>{objet}</Lien>
                    {expireLe ? <span className="text-sm text-ink-2">, effacé le {formatLongIso(dateOnly(expireLe))}</span> : null}
                  </li>
                ))}
              </ul>
              {r.brouillons.encore ? <p className="mt-2 text-sm text-ink-2">Et d’autres, dans «&nbsp;Mes demandes&nbsp;».</p> : null}
            </section>
          ) : null}
          <RemovePersonForm
            action={action}
            compteId={compteId}
            personne={r.id}
            titre={titre}
            bouton={attendue ? 'Annuler l’invitation' : 'Supprimer l’accès'}
            brouillons={r.nombre}
            collegues={r.collegues}
          />
        </>
      )}
    </>
  )
}

type Effect = readonly [icone: IconName, phrase: string]

const Effects = ({ effects }: { effects: readonly Effect[] }) => (
  <ul className="grid max-w-160 gap-3">
    {effects.map(([icone, phrase]) => (
      <li key={phrase} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-3">
        <Icon name={icone} className="mt-[.1em] text-ink-2" />
        <span>{phrase}</span>
      </li>
    ))}
  </ul>
)

function effectsOf({ nombre, demandes, role, autres, civilite }: Retrait): Effect[] {
  const elle = civilite === 'madame' ? 'elle est déconnectée' : 'il est déconnecté'
  return [
    ['log-out', `Dès maintenant, ${elle} de tous ses appareils et reçoit un courriel.`],
    ...(nombre > 0
      ? [['file-clock', `${plural(nombre, 'brouillon')} ${nombre > 1 ? 'sont à confier' : 'est à confier'} à un collègue, ou à laisser.`] as const]
      : []),
    [
      'library',
      demandes > 0
        ? `${plural(demandes, 'demande')} ${demandes > 1 ? 'restent' : 'reste'}, avec son nom dans l’historique.`
        : 'Son nom reste sur tout ce qui a été envoyé.',
    ],
    ...(role === 'administrateur' && autres === 1
      ? [
          [
            'shield-check',
            'Vous serez seul à administrer ce compte\u00a0: en votre absence, personne ne pourra ajouter d’entreprise ni d’utilisateur.',
          ] as const,
        ]
      : []),
  ]
}
