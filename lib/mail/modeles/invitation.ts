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
