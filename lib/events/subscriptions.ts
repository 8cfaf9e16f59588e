import type { TypeNotification } from '@/lib/data/generated/enums'
import type { Events, EventType } from './catalogue'

/** Ce qui suit un événement : des notifications à des personnes. Courriels et webhooks s’ajoutent ici, nulle part ailleurs. */
export type Suite<T extends EventType> = {
  notifications: { type: TypeNotification; destinataires: (donnees: Events[T]) => string[] }[]
}

const RIEN = { notifications: [] }

/** Chaque événement est décidé, même pour dire « rien » : un événement oublié ne se compile pas. */
export const SUBSCRIPTIONS: { [T in EventType]: Suite<T> } = {
  'session.ouverte': RIEN,
  'session.fermee': RIEN,
  'connexion.bloquee': { notifications: [{ type: 'connexion_bloquee', destinataires: (d) => [d.utilisateurId] }] },
}
