import type { TypeNotification } from '@/lib/data/generated/enums'
import type { Db } from '@/lib/data/prisma'
import type { Modele } from '@/lib/mail/catalogue'
import { type Envoi, onConnexionBloquee, onDemandeEnvoyee } from '@/lib/mail/destinataires'
import type { Events, EventType } from './catalogue'

/** Un modèle de courriel, et ce qui dit à qui il part et avec quoi : lu par le travail, hors de la requête qui a causé l’événement. */
export type Abonnement<D> = { [M in Modele]: { modele: M; envois: (db: Db, donnees: D, quand: Date) => Promise<Envoi<M>[]> } }[Modele]

/** Ce qui suit un événement : des notifications et des courriels à des personnes. Les webhooks s’ajouteront ici, nulle part ailleurs. */
export type Suite<T extends EventType> = {
  notifications: { type: TypeNotification; destinataires: (donnees: Events[T]) => string[] }[]
  courriels: Abonnement<Events[T]>[]
}

const RIEN = { notifications: [], courriels: [] }

/** Chaque événement est décidé, même pour dire « rien » : un événement oublié ne se compile pas. */
export const SUBSCRIPTIONS: { [T in EventType]: Suite<T> } = {
  'session.ouverte': RIEN,
  'session.fermee': RIEN,
  'connexion.bloquee': {
    notifications: [{ type: 'connexion_bloquee', destinataires: (d) => [d.utilisateurId] }],
    courriels: [{ modele: 'connexion-bloquee', envois: onConnexionBloquee }],
  },
  'brouillon.commence': RIEN,
  'brouillon.enregistre': RIEN,
  'brouillon.supprime': RIEN,
  'piece.recue': RIEN,
  'piece.retiree': RIEN,
  'demande.annulee': RIEN,
  'demande.prise_en_charge': RIEN,
  'demande.message_client': RIEN,
  'demande.message_gestion': RIEN,
  'demande.pieces_demandees': RIEN,
  'demande.completee': RIEN,
  'demande.cloturee': RIEN,
  'demande.rouverte': RIEN,
  'demande.consultee': RIEN,
  'piece.fournie': RIEN,
  'piece.validee': RIEN,
  'piece.refusee': RIEN,
  'courriel.relance': RIEN,
  'travail.relance': RIEN,
  'demande.envoyee': { notifications: [], courriels: [{ modele: 'demande-envoyee', envois: onDemandeEnvoyee }] },
}

/** Vrai quand quelque chose suit cet événement : il faut alors un travail. */
export const hasSuite = (type: EventType): boolean => SUBSCRIPTIONS[type].notifications.length + SUBSCRIPTIONS[type].courriels.length > 0
