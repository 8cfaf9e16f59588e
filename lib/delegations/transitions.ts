import { formatDate } from '@/lib/ground/date'

/** Où en est une délégation. « En attente » : envoyée, et peut-être à corriger ; elle reste ouverte. */
export type EtatDelegation = 'en_attente' | 'acceptee' | 'refusee' | 'annulee' | 'revoquee' | 'expiree'

/** Ce que le cabinet, le compte ou le temps font d’une délégation. */
export type ActeDelegation = 'accepter' | 'refuser' | 'corriger' | 'renoncer' | 'modifier' | 'relancer' | 'annuler' | 'revoquer' | 'expirer'

/** La machine d’états (produit 3) : d’où chaque acte part, où il mène. */
export const TRANSITIONS = {
  accepter: { de: ['en_attente'], vers: 'acceptee' },
  refuser: { de: ['en_attente'], vers: 'refusee' },
  corriger: { de: ['en_attente'], vers: 'en_attente' },
  renoncer: { de: ['acceptee'], vers: 'revoquee' },
  modifier: { de: ['en_attente', 'acceptee'], vers: null },
  relancer: { de: ['en_attente'], vers: 'en_attente' },
  annuler: { de: ['en_attente'], vers: 'annulee' },
  revoquer: { de: ['acceptee'], vers: 'revoquee' },
  expirer: { de: ['en_attente'], vers: 'expiree' },
} as const satisfies Record<ActeDelegation, { de: readonly EtatDelegation[]; vers: EtatDelegation | null }>

/** Ce qui décide de ce qui se peut : l’état, et jusqu’à quand répondre. */
export type Situation = { etat: EtatDelegation; etatLe: Date; repondreAvant: Date }

/** Qui répond passé le terme arrive trop tard, même si le travail qui ferme n’a pas encore tourné. */
const EN_TEMPS: readonly ActeDelegation[] = ['accepter', 'refuser', 'corriger']

/** Vrai quand cet acte se peut maintenant. */
export const allows = (acte: ActeDelegation, { etat, repondreAvant }: Situation, ici: Date): boolean =>
  (TRANSITIONS[acte].de as readonly EtatDelegation[]).includes(etat) && !(EN_TEMPS.includes(acte) && repondreAvant <= ici)

/** Pourquoi un acte ne se peut plus, et ce qui reste à faire. */
export function refusalOf({ etat, etatLe, repondreAvant }: Situation, ici: Date): string {
  const le = formatDate(etatLe)
  switch (etat) {
    case 'en_attente':
      return repondreAvant <= ici
        ? 'Cette demande a expiré\u00a0: le client peut la refaire en un geste.'
        : 'Cette demande attend encore une réponse\u00a0: rechargez la page.'
    case 'acceptee':
      return `Cette délégation est déjà acceptée, depuis le ${le}. Rechargez la page pour la voir.`
    case 'refusee':
      return `Cette demande a été refusée le ${le}\u00a0: elle ne change plus.`
    case 'annulee':
      return `Cette demande a été annulée par le client le ${le}.`
    case 'revoquee':
      return `Cette délégation a pris fin le ${le}\u00a0: elle ne change plus.`
    case 'expiree':
      return `Cette demande a expiré le ${le}\u00a0: le client peut la refaire en un geste.`
  }
}
