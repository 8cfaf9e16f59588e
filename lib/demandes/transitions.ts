import { JOUR_MS } from '@/lib/ground/date'
import type { EventDemande } from '@/lib/acts/catalogue'
import type { EtatInterne } from './rules'

/** Ce qu’un gestionnaire peut faire d’une demande, et ce qu’un client peut en faire (`domain.md` 10.1). */
export const ACTES_GESTION = [
  'prendre',
  'demander_pieces',
  'demander_correction',
  'annuler_correction',
  'repondre',
  'valider_piece',
  'refuser_piece',
  'cloturer',
  'rouvrir',
  'transferer',
  'renvoyer',
] as const
export type ActeGestion = (typeof ACTES_GESTION)[number]
export const ACTES_CLIENT = ['envoyer', 'ecrire', 'fournir_piece', 'corriger', 'completer', 'annuler'] as const
export type ActeClient = (typeof ACTES_CLIENT)[number]
export type Acte = ActeGestion | ActeClient

/** Ce qu’un acte de la gestion a fait, et de quelle demande : la porte en fait une adresse. */
export type FaitGestion = { numero: string; suite: ActeGestion }

/**
 * Où mène chaque acte, depuis chaque état où il est permis ; ailleurs il ne l’est pas. Nul ne choisit un état : il vient de l’acte.
 * Deux actes du client dépendent encore d’autre chose : voir `isComplete` (pièces ouvertes) et `canReopen` (60 jours).
 */
export const TRANSITIONS: Record<Acte, Partial<Record<EtatInterne, EtatInterne>>> = {
  prendre: { a_qualifier: 'en_traitement', a_prendre: 'en_traitement' },
  demander_pieces: { en_traitement: 'pieces_demandees', pieces_demandees: 'pieces_demandees' },
  demander_correction: { en_traitement: 'pieces_demandees', pieces_demandees: 'pieces_demandees' },
  annuler_correction: { pieces_demandees: 'pieces_demandees' },
  repondre: { en_traitement: 'en_traitement', pieces_demandees: 'pieces_demandees' },
  valider_piece: { en_traitement: 'en_traitement', pieces_demandees: 'pieces_demandees' },
  refuser_piece: { en_traitement: 'pieces_demandees', pieces_demandees: 'pieces_demandees' },
  cloturer: { en_traitement: 'cloturee', pieces_demandees: 'cloturee' },
  rouvrir: { cloturee: 'en_traitement' },
  transferer: { en_traitement: 'en_traitement', pieces_demandees: 'pieces_demandees' },
  renvoyer: { en_traitement: 'a_prendre' },
  envoyer: { brouillon: 'a_prendre' },
  ecrire: {
    a_qualifier: 'a_qualifier',
    a_prendre: 'a_prendre',
    en_traitement: 'en_traitement',
    pieces_demandees: 'pieces_demandees',
    cloturee: 'en_traitement',
  },
  fournir_piece: { pieces_demandees: 'pieces_demandees' },
  corriger: { pieces_demandees: 'pieces_demandees' },
  completer: { pieces_demandees: 'en_traitement' },
  annuler: { a_qualifier: 'cloturee', a_prendre: 'cloturee' },
}

/** L’état où mène cet acte, ou `null` quand il n’est pas permis dans cet état. */
export const nextEtat = (acte: Acte, etat: EtatInterne): EtatInterne | null => TRANSITIONS[acte][etat] ?? null

/** Les actes du gestionnaire que cet état permet, dans l’ordre où on les montre. */
export const actesOf = (etat: EtatInterne): ActeGestion[] => ACTES_GESTION.filter((acte) => nextEtat(acte, etat) !== null)

/**
 * L’acte que chaque événement fait d’une demande : l’état où il mène en vient, et nul ne l’écrit autrement. Un événement qui n’est pas ici ne change
 * rien à la demande.
 */
export const ACTE_DE = {
  'demande.envoyee': 'envoyer',
  'demande.annulee': 'annuler',
  'demande.prise_en_charge': 'prendre',
  'demande.message_client': 'ecrire',
  'demande.message_gestion': 'repondre',
  'demande.pieces_demandees': 'demander_pieces',
  'demande.correction_demandee': 'demander_correction',
  'demande.correction_annulee': 'annuler_correction',
  'demande.corrigee': 'corriger',
  'demande.completee': 'completer',
  'demande.cloturee': 'cloturer',
  'demande.rouverte': 'rouvrir',
  'demande.transferee': 'transferer',
  'demande.renvoyee': 'renvoyer',
  'piece.fournie': 'fournir_piece',
  'piece.validee': 'valider_piece',
  'piece.refusee': 'refuser_piece',
} as const satisfies Partial<Record<EventDemande, Acte>>
/** Les événements qui sont un acte sur une demande. */
export type EventActe = keyof typeof ACTE_DE

/**
 * Vrai quand un message ou une pièce du client complète une demande qui attend (décision 7) : elle repart si plus aucune pièce n’est ouverte ; tant
 * qu’il en reste une, un message ne fait que se montrer non lu au gestionnaire.
 * @param ouvertes le nombre de pièces encore demandées ou refusées, ce dépôt compris.
 */
export const isComplete = (etat: EtatInterne, ouvertes: number): boolean => etat === 'pieces_demandees' && ouvertes === 0

/** Le temps pendant lequel un message rouvre une demande traitée (décision 7), en jours. */
export const JOURS_REOUVERTURE = 60

/** Vrai quand un message du client rouvre encore cette demande ; ensuite il ouvre une demande liée. */
export const canReopen = (traiteeLe: Date | null, maintenant: Date): boolean =>
  traiteeLe !== null && maintenant.getTime() - traiteeLe.getTime() <= JOURS_REOUVERTURE * JOUR_MS

/** Une pièce que le client doit encore fournir. */
export const isOpen = (etat: string): boolean => etat === 'demandee' || etat === 'refusee'
