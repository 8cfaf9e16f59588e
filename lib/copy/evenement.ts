import type { EventType } from '@/lib/events/catalogue'

/** La phrase du journal pour chaque événement. */
export const EVENEMENTS = {
  'session.ouverte': 'Connexion',
  'session.fermee': 'Déconnexion',
  'connexion.bloquee': 'Connexion fermée une heure après dix essais',
  'brouillon.commence': 'Démarche commencée',
  'brouillon.enregistre': 'Brouillon enregistré',
  'brouillon.supprime': 'Brouillon supprimé',
  'piece.recue': 'Pièce reçue',
  'piece.retiree': 'Pièce retirée',
  'demande.envoyee': 'Demande envoyée',
} as const satisfies Record<EventType, string>
