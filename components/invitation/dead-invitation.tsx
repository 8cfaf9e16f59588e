import { Lien } from '@/components/ui/lien'
import { marque } from '@/lib/ground/marque'
import { routes } from '@/lib/ground/routes'

type DeadInvitationProps = {
  etat: 'servie' | 'expiree' | 'annulee' | 'refusee' | 'impossible'
  /** Qui avait invité, et où. */
  par: string
  ou: string
}

const MOTS = {
  servie: {
    titre: 'Cette invitation a déjà servi',
    suite: 'Votre accès est ouvert\u00a0: connectez-vous avec l’adresse invitée et votre mot de passe.',
  },
  expiree: { titre: 'Cette invitation a expiré', suite: 'Une invitation n’attend qu’un temps. Demandez-en une nouvelle à la même personne.' },
  annulee: {
    titre: 'Cette invitation a été annulée',
    suite: 'La personne qui vous avait invité l’a retirée. Demandez-lui pourquoi si vous l’attendiez.',
  },
  refusee: {
    titre: 'Cette invitation a été refusée',
    suite: 'Rien n’a été ouvert. Vous avez changé d’avis\u202f? Demandez une nouvelle invitation à la même personne.',
  },
  impossible: { titre: 'Cette invitation ne peut pas être acceptée', suite: 'L’accès de cette adresse est fermé. Appelez-nous pour le rouvrir.' },
} as const

/** Une invitation qui n’ouvre plus rien, à qui en tient le lien : pourquoi, et par où continuer. */
export function DeadInvitation({ etat, par, ou }: DeadInvitationProps) {
  const { titre, suite } = MOTS[etat]
  return (
    <div className="max-w-120 [&_.errors]:mt-5 [&_.errors]:mb-0">
      <h1>{titre}</h1>
      <p className="lead">
        {par} vous avait invité dans {ou}.
      </p>
      <p className="mt-4">{suite}</p>
      <p className="mt-4">
        {etat === 'servie' ? (
          <Lien href={routes.connexion()}>Se connecter</Lien>
        ) : (
          <>
            Un doute{'\u202f'}? Appelez le <b className="num">{marque.telephone}</b>, {marque.horaires}. Vous avez déjà un accès{'\u202f'}?{' '}
            <Lien href={routes.connexion()}>Connectez-vous</Lien>.
          </>
        )}
      </p>
    </div>
  )
}
