import { formatDate, formatTime } from '@/lib/format/date'
import { plural } from '@/lib/format/number'
import { routes } from '@/lib/http/routes'
import { marque } from '@/lib/marque'
import type { Contenu } from '../contenu'

export type ConnexionBloquee = { quand: Date; echecs: number }

/** Prévient la personne que sa connexion est fermée une heure, et de ce qu’elle fait si ces essais ne sont pas d’elle. */
export function connexionBloquee({ quand, echecs }: ConnexionBloquee): Contenu {
  return {
    sujet: `Connexion fermée une heure\u00a0: votre espace client ${marque.nom}`,
    apercu: 'Trop de mots de passe faux ont été essayés avec votre adresse.',
    titre: 'Votre connexion est fermée pendant une heure',
    paragraphes: [
      `${plural(echecs, 'mot de passe faux a été essayé', 'mots de passe faux ont été essayés')} avec votre adresse. Par précaution, nous fermons la connexion pendant une heure. Les sessions déjà ouvertes restent ouvertes.`,
      'Si c’était vous, attendez une heure puis recommencez, ou choisissez un nouveau mot de passe.',
      `Si ce n’était pas vous, vérifiez vos sessions ouvertes et appelez-nous au ${marque.telephone}, ${marque.horaires}.`,
    ],
    faits: [['Fermée le', `${formatDate(quand)} à ${formatTime(quand)}`]],
    bouton: { libelle: 'Voir mes sessions', chemin: routes.profil() },
    raison: 'avez un accès à l’espace client et cela touche sa sécurité',
  }
}
