import type { EventType } from '@/lib/events/catalogue'

/** La phrase du journal pour chaque événement. */
export const EVENEMENTS = {
  'session.ouverte': 'Connexion',
  'session.fermee': 'Déconnexion',
  'connexion.bloquee': 'Connexion fermée une heure après dix essais',
} as const satisfies Record<EventType, string>
