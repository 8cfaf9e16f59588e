import type { FaitClient } from '@/lib/delegations/schema'
import type { EtatDelegation } from '@/lib/delegations/transitions'

/** Où en est un client, dit à son cabinet. */
export const CLIENT_ETATS = {
  en_attente: 'À accepter',
  acceptee: 'En cours',
  refusee: 'Refusée',
  annulee: 'Annulée par le client',
  revoquee: 'Terminée',
  expiree: 'Expirée',
} as const satisfies Record<EtatDelegation, string>

/** Ce que le cabinet vient de faire, dit une fois. */
export const CLIENT_FAITS = {
  acceptee: (client) => `C’est accepté\u00a0: vous agissez maintenant pour le compte de ${client}. Votre client en est prévenu.`,
  refusee: (client) => `C’est refusé\u00a0: ${client} en est prévenu, avec votre mot. Rien n’a été ouvert.`,
  correction: (client) => `Votre demande de correction est envoyée à ${client}. La demande reste ouverte jusqu’à sa date.`,
  renoncee: (client) => `Vous avez renoncé à ${client}\u00a0: plus personne de votre cabinet n’y accède. Votre client en est prévenu.`,
} as const satisfies Record<FaitClient, (client: string) => string>
