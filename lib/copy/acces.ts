import type { EtatDelegation } from '@/lib/delegations/transitions'

/** Le statut d’un cabinet dans le compte, mot pour mot. */
export const DELEGATION_ETATS = {
  en_attente: 'En attente d’acceptation',
  acceptee: 'Ajouté',
  refusee: 'Refusée',
  annulee: 'Annulée',
  revoquee: 'Retirée',
  expiree: 'Expirée',
} as const satisfies Record<EtatDelegation, string>

export const CERTIFICATIONS = {
  numero_entreprise: 'avec l’identifiant numéro entreprise',
  net_entreprises: 'avec Net-entreprises',
  gestionnaire: 'par un gestionnaire',
} as const satisfies Record<'numero_entreprise' | 'net_entreprises' | 'gestionnaire', string>

/** À qui s’adresser, à la place d’un bouton que l’on n’a pas. */
export const onlyAdministrators = (acte: string, noms: readonly string[]): string =>
  noms.length > 0 ? `Seul un administrateur peut ${acte}\u00a0: ${noms.join(', ')}.` : `Seul un administrateur du compte peut ${acte}.`
