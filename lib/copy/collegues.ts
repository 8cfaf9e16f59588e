import type { Place } from '@/lib/delegations/vues'
import { plural } from '@/lib/ground/number'

export const ROLES_CABINET = {
  responsable: { nom: 'Responsable', detail: 'Tous les clients. Répond à leurs demandes, y renonce, et gère les collègues.' },
  collegue: { nom: 'Collègue', detail: 'Agit pour les clients qui lui sont confiés.' },
} as const

/** La place d’un collègue, en une phrase. */
export const formatCollegue = ({ role, portee, clients }: Place): string =>
  role === 'responsable'
    ? 'Agit pour tous les clients, répond à leurs demandes et gère les collègues.'
    : portee === 'portefeuille'
      ? 'Agit pour tous les clients du cabinet, et ceux à venir.'
      : `Agit pour ${plural(clients, 'client')}\u00a0; les suivants ne sont pas compris.`

/** Ce que l’on vient de faire d’un collègue, dit une fois. */
export const COLLEGUE_FAITS = {
  invite: 'L’invitation est partie\u00a0: elle vaut sept jours.',
  annule: 'L’invitation est annulée\u00a0: son lien n’ouvre plus rien.',
  modifie: 'C’est enregistré\u00a0: l’effet est à sa prochaine page, et votre collègue en est prévenu.',
  retire: 'C’est fait\u00a0: cette personne n’accède plus à aucun client du cabinet.',
} as const
