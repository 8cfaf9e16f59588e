import { formatDate, formatTime } from '@/lib/ground/date'
import { marque } from '@/lib/ground/marque'
import { routes } from '@/lib/ground/routes'
import { jetonEnAttente } from '@/lib/identite/jeton'
import type { Contenu } from '../contenu'

export type Invitation = { jetonId: string; expireLe: Date }

/** Invite une personne dans l’équipe de gestion ; le secret du lien n’y est mis qu’au départ. */
export function invitation({ jetonId, expireLe }: Invitation): Contenu {
  return {
    sujet: `Votre accès au centre de gestion ${marque.nom}`,
    apercu: 'Choisissez votre mot de passe et enregistrez votre second facteur.',
    titre: 'Ouvrez votre accès au centre de gestion',
    paragraphes: [
      'Un accès au centre de gestion vous est ouvert. Ce lien vous fait choisir votre mot de passe, et enregistrer une application d’authentification sur votre téléphone.',
      'Il ne sert qu’une fois, et n’est que pour vous\u00a0: ne le transférez pas.',
      `Si vous n’attendiez pas cette invitation, ne faites rien et appelez-nous au ${marque.telephone}, ${marque.horaires}.`,
    ],
    faits: [['Valable jusqu’au', `${formatDate(expireLe)} à ${formatTime(expireLe)}`]],
    bouton: { libelle: 'Ouvrir mon accès', chemin: routes.invitation(jetonEnAttente(jetonId)) },
    raison: 'êtes invité dans l’équipe de gestion du portail',
  }
}

/** Ce que disent les deux invitations d’un client. `par` : l’administrateur qui invite, `compte` : le nom de son compte. */
type Proposition = { lienId: string; expireLe: Date; par: string; compte: string }

const UNE_FOIS = 'Ce lien ne sert qu’une fois, et n’est que pour vous\u00a0: ne le transférez pas.'
const INATTENDU = `Si vous n’attendiez pas ce message, ne faites rien\u00a0: rien n’est ouvert. Un doute\u202f? Appelez-nous au ${marque.telephone}, ${marque.horaires}.`
const jusquau = (expireLe: Date) => ['Valable jusqu’au', `${formatDate(expireLe)} à ${formatTime(expireLe)}`] as const

/** Invite une personne dans un compte ; le secret du lien n’y est mis qu’au départ. */
export function invitationCompte({ lienId, expireLe, par, compte, role }: Proposition & { role: string }): Contenu {
  return {
    sujet: `${par} vous invite dans le compte ${compte}`,
    apercu: 'Finalisez la création de votre compte en choisissant votre mot de passe.',
    titre: 'Vous êtes invité dans un compte',
    paragraphes: [
      `${par} vous ouvre l’espace client entreprise ${marque.nom} dans le compte ${compte}, comme ${role}. Choisissez votre mot de passe pour finaliser la création de votre compte, ou connectez-vous si vous en avez déjà un.`,
      UNE_FOIS,
      INATTENDU,
    ],
    faits: [['Compte', compte], jusquau(expireLe)],
    bouton: { libelle: 'Répondre à l’invitation', chemin: routes.invitation(jetonEnAttente(lienId)) },
    raison: 'êtes invité dans ce compte par une personne qui l’administre',
  }
}

/** Informe un expert-comptable qu’il est déclaré ; le secret du lien n’y est mis qu’au départ. */
export function invitationCabinet({ lienId, expireLe, par, compte, cabinet }: Proposition & { cabinet: string }): Contenu {
  return {
    sujet: `${compte} déclare ${cabinet} comme expert-comptable`,
    apercu: 'Acceptez de gérer cette entreprise, ou ne répondez pas.',
    titre: 'Un client vous déclare',
    paragraphes: [
      `${par}, qui administre le compte ${compte}, déclare ${cabinet} comme expert-comptable ou tiers déclarant sur l’espace client entreprise ${marque.nom}. Rien n’est ouvert avant que vous acceptiez. Choisissez votre mot de passe pour créer votre compte, ou connectez-vous si vous en avez déjà un.`,
      UNE_FOIS,
      INATTENDU,
    ],
    faits: [['Client', compte], ['Cabinet', cabinet], jusquau(expireLe)],
    bouton: { libelle: 'Voir ce qui m’est proposé', chemin: routes.invitation(jetonEnAttente(lienId)) },
    raison: 'êtes déclaré par un client comme expert-comptable ou tiers déclarant',
  }
}

/** Accueille qui vient d’accepter une invitation. `ou` : le compte, le client ou le centre de gestion où il entre. */
export function bienvenueInvite({ ou, quand, gestion }: { ou: string; quand: Date; gestion: boolean }): Contenu {
  return {
    sujet: `Bienvenue\u00a0: votre accès est ouvert, ${ou}`,
    apercu: 'Votre invitation est acceptée.',
    titre: 'Votre accès est ouvert',
    paragraphes: [
      'Vous venez d’accepter une invitation\u00a0: votre accès est ouvert. Le lien reçu ne sert plus\u00a0; connectez-vous désormais avec votre adresse et votre mot de passe.',
      ...(gestion
        ? ['À chaque connexion, votre application d’authentification vous donnera un code.']
        : ['Si vous ne l’avez pas encore fait, personnalisez vos questions secrètes\u00a0: elles vous rendent votre accès sans appeler.']),
      `Si ce n’était pas vous, appelez-nous au ${marque.telephone}, ${marque.horaires}.`,
    ],
    faits: [
      ['Accès', ou],
      ['Acceptée le', `${formatDate(quand)} à ${formatTime(quand)}`],
    ],
    bouton: { libelle: 'Me connecter', chemin: gestion ? routes.connexionGestion() : routes.connexion() },
    raison: 'venez d’accepter une invitation',
  }
}
