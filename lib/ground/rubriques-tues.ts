import { IBAN, NIR } from './sensible'

/**
 * Les rubriques de la DSN qui portent une identité, de quoi joindre une personne, ou un compte bancaire : contacts, BIC et IBAN des versements et de la
 * subrogation, l’individu (bloc 30) et ce qu’il était (31), l’ayant droit. Leur valeur ne se garde qu’en partie, et ne s’écrit dans aucun message.
 */
const TUES = /^(?:S10\.G00\.02\.|S20\.G00\.07\.|S21\.G00\.(?:30\.|31\.|12\.00[23]$|20\.00[34]$|60\.00[78]$|73\.00[5-9]$))/

/** Vrai quand la valeur de cette rubrique est une identité ou un compte bancaire. */
export const isTue = (rubrique: string): boolean => TUES.test(rubrique)

/** De quoi dire laquelle, non de quoi s’en servir : les quatre derniers signes ; deux quand elle en a moins de dix, aucun sous cinq. */
function maskValeur(valeur: string): string {
  const signes = [...valeur.replaceAll(/[^\p{L}\p{N}]/gu, '')]
  const gardes = signes.length >= 10 ? 4 : signes.length >= 5 ? 2 : 0
  return gardes === 0 ? '••••' : `•••• ${signes.slice(-gardes).join('')}`
}

/** Ce texte, moins ce qui y est un numéro de sécurité sociale ou un IBAN. */
export const maskTexte = (texte: string): string =>
  texte.replaceAll(IBAN, (trouve) => maskValeur(trouve)).replaceAll(NIR, (trouve) => maskValeur(trouve))

/** Une valeur de cette rubrique, telle qu’elle se garde. */
export const keepValeur = (rubrique: string, valeur: string): string => (isTue(rubrique) ? maskValeur(valeur) : maskTexte(valeur))
