import { formatDate, formatTime } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { marque } from '@/lib/ground/marque'
import { jetonEnAttente } from '@/lib/identite/jeton'
import { DEBLOCAGE_HEURES } from '@/lib/identite/rules'
import type { Contenu } from '../contenu'

/** `jetonId` : le lien qui débloque ; son secret n’y est mis qu’au départ. */
export type ConnexionBloquee = { quand: Date; echecs: number; jetonId: string | null }

/** Prévient la personne que l’on essaie des mots de passe avec son adresse, de ce qui attend désormais, et de ce qu’elle fait si ce n’est pas elle. */
export function connexionBloquee({ quand, echecs, jetonId }: ConnexionBloquee): Contenu {
  return {
    sujet: `Connexion ralentie\u00a0: votre espace client ${marque.nom}`,
    apercu: 'Trop de mots de passe faux ont été essayés avec votre adresse.',
    titre: 'Votre connexion est ralentie, par précaution',
    paragraphes: [
      `${plural(echecs, 'mot de passe faux a été essayé', 'mots de passe faux ont été essayés')} avec votre adresse. Depuis un appareil ou un réseau d’où viennent ces essais, la connexion attend jusqu’à un quart d’heure. Ceux où vous vous êtes déjà connecté n’attendent pas\u202f; les sessions ouvertes restent ouvertes.`,
      jetonId
        ? `Si c’était vous, débloquez-la d’ici\u00a0: le lien vaut ${DEBLOCAGE_HEURES} heures, ne sert qu’une fois, et n’est que pour vous.`
        : 'Si c’était vous, attendez un quart d’heure puis recommencez, ou choisissez un nouveau mot de passe.',
      `Si ce n’était pas vous, vérifiez vos sessions ouvertes et appelez-nous au ${marque.telephone}, ${marque.horaires}.`,
    ],
    faits: [['Ralentie le', `${formatDate(quand)} à ${formatTime(quand)}`]],
    bouton: jetonId
      ? { libelle: 'Débloquer ma connexion', chemin: routes.deblocage(jetonEnAttente(jetonId)) }
      : { libelle: 'Voir mes sessions', chemin: routes.profilSessions() },
    raison: 'avez un accès à l’espace client et cela touche sa sécurité',
  }
}
