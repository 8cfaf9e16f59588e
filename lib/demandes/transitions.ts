import { JOUR_MS } from '@/lib/ground/date'
import type { EtatInterne } from './rules'

/** Ce qu’un gestionnaire peut faire d’une demande, et ce qu’un client peut en faire (`domain.md` 10.1). */
export const ACTES_GESTION = ['prendre', 'demander_pieces', 'repondre', 'valider_piece', 'refuser_piece', 'cloturer', 'rouvrir'] as const
export type ActeGestion = (typeof ACTES_GESTION)[number]
export const ACTES_CLIENT = ['ecrire', 'fournir_piece', 'annuler'] as const
export type ActeClient = (typeof ACTES_CLIENT)[number]
export type Acte = ActeGestion | ActeClient

/**
 * Où mène chaque acte, depuis chaque état où il est permis ; ailleurs il ne l’est pas. Nul ne choisit un état : il vient de l’acte.
 * Deux actes du client dépendent encore d’autre chose : voir `afterClient` (pièces ouvertes) et `canReopen` (60 jours).
 */
export const TRANSITIONS: Record<Acte, Partial<Record<EtatInterne, EtatInterne>>> = {
  prendre: { a_qualifier: 'en_traitement', a_prendre: 'en_traitement' },
  demander_pieces: { en_traitement: 'pieces_demandees', pieces_demandees: 'pieces_demandees' },
  repondre: { en_traitement: 'en_traitement', pieces_demandees: 'pieces_demandees' },
  valider_piece: { en_traitement: 'en_traitement', pieces_demandees: 'pieces_demandees' },
  refuser_piece: { en_traitement: 'pieces_demandees', pieces_demandees: 'pieces_demandees' },
  cloturer: { en_traitement: 'cloturee', pieces_demandees: 'cloturee' },
  rouvrir: { cloturee: 'en_traitement' },
  ecrire: {
    a_qualifier: 'a_qualifier',
    a_prendre: 'a_prendre',
    en_traitement: 'en_traitement',
    pieces_demandees: 'pieces_demandees',
    cloturee: 'en_traitement',
  },
  fournir_piece: { pieces_demandees: 'pieces_demandees' },
  annuler: { a_qualifier: 'cloturee', a_prendre: 'cloturee' },
}

/** L’état où mène cet acte, ou `null` quand il n’est pas permis dans cet état. */
export const nextEtat = (acte: Acte, etat: EtatInterne): EtatInterne | null => TRANSITIONS[acte][etat] ?? null

/** Les actes du gestionnaire que cet état permet, dans l’ordre où on les montre. */
export const actesOf = (etat: EtatInterne): ActeGestion[] => ACTES_GESTION.filter((acte) => nextEtat(acte, etat) !== null)

/**
 * L’état après un message ou une pièce du client (décision 7) : une demande qui attend ne repart que si plus aucune pièce n’est ouverte ;
 * tant qu’il en reste une, un message ne fait que se montrer non lu au gestionnaire.
 * @param ouvertes le nombre de pièces encore demandées ou refusées, ce dépôt compris.
 */
export function afterClient(acte: 'ecrire' | 'fournir_piece', etat: EtatInterne, ouvertes: number): EtatInterne | null {
  const vers = nextEtat(acte, etat)
  return vers === 'pieces_demandees' && ouvertes === 0 ? 'en_traitement' : vers
}

/** Le temps pendant lequel un message rouvre une demande traitée (décision 7), en jours. */
export const JOURS_REOUVERTURE = 60

/** Vrai quand un message du client rouvre encore cette demande ; ensuite il ouvre une demande liée. */
export const canReopen = (traiteeLe: Date | null, maintenant: Date): boolean =>
  traiteeLe !== null && maintenant.getTime() - traiteeLe.getTime() <= JOURS_REOUVERTURE * JOUR_MS

/** Une pièce que le client doit encore fournir. */
export const isOpen = (etat: string): boolean => etat === 'demandee' || etat === 'refusee'
