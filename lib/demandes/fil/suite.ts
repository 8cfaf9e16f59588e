/** Ce qu’il est advenu d’un envoi, dans l’adresse de la page. */
export const SUITES_ENVOI = ['envoye', 'rouverte', 'piece', 'piece_deja', 'piece_prise', 'piece_fermee', 'annulee', 'liee', 'corrigee'] as const
export type SuiteEnvoi = (typeof SUITES_ENVOI)[number]

/** Ce qu’un acte du client a fait, et de quelle demande : la porte en fait une adresse. */
export type FaitDuFil = { siren: string; numero: string; suite: SuiteEnvoi }
