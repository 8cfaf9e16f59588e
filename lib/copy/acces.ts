import type { EtatDelegation } from '@/lib/delegations/transitions'

/** Le statut d’une personne ou d’un cabinet dans le compte, mot pour mot. */
export const MEMBRE_ETATS = { en_attente: 'En attente d’acceptation', ajoute: 'Ajouté' } as const satisfies Record<'en_attente' | 'ajoute', string>

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

type Portee = { portee: 'portefeuille' | 'manuelle'; entreprises: number }

/** « l’ensemble du portefeuille, y compris les entreprises ajoutées plus tard » ou « 2 entreprises ; les suivantes ne sont pas comprises ». */
export function porteePhrase({ portee, entreprises }: Portee): string {
  if (portee === 'portefeuille') return 'l’ensemble du portefeuille, y compris les entreprises ajoutées plus tard'
  return `${entreprises === 1 ? 'une entreprise' : `${entreprises}\u00a0entreprises`} (les suivantes ne sont pas comprises)`
}

/** Les habilitations d’un membre, en une phrase. */
export const membrePhrase = (membre: Portee & { role: 'administrateur' | 'collaborateur' }): string =>
  membre.role === 'administrateur'
    ? 'Fait tout sur l’ensemble du portefeuille, y compris gérer les entreprises et les utilisateurs.'
    : `Déclare et suit les demandes sur ${porteePhrase(membre)}.`

/** À qui s’adresser, à la place d’un bouton que l’on n’a pas. */
export const onlyAdministrators = (acte: string, noms: readonly string[]): string =>
  noms.length > 0 ? `Seul un administrateur peut ${acte}\u00a0: ${noms.join(', ')}.` : `Seul un administrateur du compte peut ${acte}.`
