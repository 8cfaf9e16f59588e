import type { RaisonInvitation } from '@/lib/acts/catalogue'
import { refused } from '@/lib/ground/errors'

/** Pourquoi un lien d’invitation n’ouvre rien, ici. */
export type Raison = Exclude<RaisonInvitation, 'code'>

const PHRASES: Record<Raison, string> = {
  inconnue: 'Ce lien n’est pas, ou plus, celui d’une invitation. Ouvrez le dernier courriel reçu, ou demandez une nouvelle invitation.',
  servie: 'Cette invitation a déjà servi\u00a0: connectez-vous.',
  expiree: 'Cette invitation a expiré\u00a0: demandez-en une nouvelle à la personne qui vous a invité.',
  annulee: 'Cette invitation a été annulée par la personne qui vous avait invité.',
  autre_adresse: 'Cette invitation est pour une autre adresse que celle de votre session. Déconnectez-vous, puis rouvrez le lien.',
  compte_existant: 'Cette adresse a déjà un compte\u00a0: connectez-vous avec elle, puis acceptez l’invitation.',
  cabinet_tenu:
    'Ce cabinet a déjà son espace, et vous n’en faites pas encore partie. Demandez à la personne qui vous a invité de déclarer un de ses membres, ou appelez-nous.',
  refusee: 'Cette invitation a été refusée\u00a0: demandez-en une autre à la personne qui vous avait invité, si vous avez changé d’avis.',
  deja_membre: 'Vous êtes déjà de ce compte\u00a0: cette invitation ne change ni votre rôle ni vos habilitations.',
  pas_responsable: 'Seul un responsable de votre cabinet accepte un client\u00a0: la demande l’attend dans «\u00a0Mes clients\u00a0».',
  deja_du_cabinet: 'Vous faites déjà partie de ce cabinet\u00a0: cette invitation ne change ni votre rôle ni vos clients.',
  deja_ailleurs: 'Vous faites partie d’un autre cabinet. Quittez-le d’abord\u00a0: un de ses responsables peut vous en retirer.',
  autre_cabinet:
    'Vous faites partie d’un autre cabinet que celui qui a été déclaré. Demandez à la personne qui vous a invité de déclarer le vôtre, avec son SIREN.',
}

/** Le refus d’un lien, et sa raison. */
export const refusal = (raison: Raison) => Object.assign(refused(PHRASES[raison]), { raison })
